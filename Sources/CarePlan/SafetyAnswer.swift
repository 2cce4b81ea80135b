/// What a person has said to the question for red flags.
///
/// The flags and who to see are from the NHS page on back pain, the RCEM and Physiopedia's page on
/// thoracic red flags.
public enum SafetyAnswer: String, Sendable, Hashable, CaseIterable {
  /// None of them.
  case nothing = "none"
  /// One that needs help at once.
  case emergency
  /// One that needs to be seen within days.
  case soon
  /// One to ask about before pressing on anything.
  case askFirst = "ask-first"

  /// What is told where it cannot be asked.
  public static let reminder =
    "Before you begin: with chest pain, fever, numbness or a fall, see someone first; "
    + "`unknot learn when-to-see-someone` names all signs."

  /// Whether routines that press on the back are locked.
  public var locksPressure: Bool { self != .nothing }

  /// When and whom to see, as a heading.
  public var title: String {
    switch self {
    case .nothing: "None of these"
    case .emergency: "Emergency"
    case .soon: "Soon, within days"
    case .askFirst: "Ask first"
    }
  }

  /// The flags that this answer says yes to.
  public var flags: String {
    switch self {
    case .nothing: ""
    case .emergency:
      "chest pain; sudden tearing pain in chest or back; short of breath; numb between the legs; new "
        + "bladder or bowel trouble; weak or numb in both legs; a serious accident or fall"
    case .soon:
      "fever; weight lost without trying; cancer now or before; pain at night or not eased by rest; "
        + "a lump or change of shape; worse when you cough; a cough that stays; new, unexplained pain high "
        + "between the shoulders; no better after 2 to 4 weeks"
    case .askFirst:
      "first such pain under 20 or over 50; steroids; thin bones or a small fall; weak immune "
        + "system; recent infection"
    }
  }

  /// Who to see and how soon, in a sentence.
  public var advice: String {
    switch self {
    case .nothing: ""
    case .emergency:
      "Stop. Do not exercise. Call \(EmergencyNumber.anywhere.words) now. Do not drive yourself. Stay with "
        + "someone if you can. You can start again when a doctor has said that it is safe."
    case .soon: "See a doctor within days, sooner if it gets worse."
    case .askFirst: "Ask a doctor or a physiotherapist before you go on."
    }
  }
}
