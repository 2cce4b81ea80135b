import Foundation

/// A standing risk, asked once and saved.
///
/// Not pressing on wounds and broken bones is consensus (Bartsch, J Clin Med 2021;10:5360). The
/// rest is a habit, on the careful side.
public enum Risk: String, Sendable, Hashable, CaseIterable {
  case bloodThinners = "blood-thinners"
  case thinBones = "thin-bones"
  case steroids
  case cancer
  case weakDefenses = "weak-defences"
  case pregnancy
  case surgery
  case bloodClot = "blood-clot"
  case spineJoints = "spine-joints"
  case numbSkin = "numb-skin"
  case poorBloodFlow = "poor-blood-flow"
  case heart
  case firstPain = "first-back-pain"

  /// The loads that the risk locks.
  public var locks: Set<Load> {
    switch self {
    case .cancer, .numbSkin, .poorBloodFlow: [.press, .roll, .heat, .cold]
    case .heart: [.press, .roll, .heat, .cold, .band]
    case .spineJoints: [.press, .roll, .neckStretch]
    case .bloodThinners, .thinBones, .steroids, .weakDefenses, .pregnancy, .surgery, .bloodClot,
      .firstPain:
      [.press, .roll]
    }
  }

  /// The risk in a sentence.
  public var sentence: String {
    switch self {
    case .bloodThinners: "You take blood thinners, or you bruise or bleed very easily."
    case .thinBones: "You have been told that your bones are thin (osteoporosis)."
    case .steroids: "You have taken steroid tablets for more than a few weeks."
    case .cancer: "You have cancer now, or you have had it before."
    case .weakDefenses: "Your body is slow to fight off germs, or you take drugs that cause this."
    case .pregnancy: "You are pregnant."
    case .surgery:
      "You had surgery on your back, neck, ribs or shoulder in the last three months."
    case .bloodClot: "You have a blood clot, or you had one this year."
    case .spineJoints:
      "You have a disease of the joints in your spine, such as rheumatoid arthritis."
    case .numbSkin:
      "The skin on your back is numb, or you cannot feel hot and cold there."
    case .poorBloodFlow: "Your blood flow is poor, or your fingers turn white in the cold."
    case .heart: "You have heart trouble, or high blood pressure that is not under control."
    case .firstPain: "This is your first back pain, and you are under 20 or over 50."
    }
  }

  /// The risk in a few words.
  public var name: String {
    switch self {
    case .bloodThinners: "blood thinners or easy bruises"
    case .thinBones: "thin bones"
    case .steroids: "steroid tablets"
    case .cancer: "cancer now or before"
    case .weakDefenses: "slow to fight germs"
    case .pregnancy: "pregnant"
    case .surgery: "recent surgery"
    case .bloodClot: "blood clot"
    case .spineJoints: "spine joint disease"
    case .numbSkin: "numb skin"
    case .poorBloodFlow: "poor blood flow"
    case .heart: "heart trouble, high blood pressure"
    case .firstPain: "first back pain under 20 or over 50"
    }
  }
}

/// The answer that a person has a standing risk.
public struct RiskAnswer: Sendable, Hashable {
  /// The moment of the answer.
  public var since: Date
  /// The moment at which the person reported a clinician's approval of pressing; `nil` without one.
  public var clearedAt: Date?
  /// The due date of a pregnancy; `nil` if unknown.
  public var dueDate: Date?

  /// An answer.
  public init(since: Date, clearedAt: Date? = nil, dueDate: Date? = nil) {
    self.since = since
    self.clearedAt = clearedAt
    self.dueDate = dueDate
  }

  /// The second half of a pregnancy, in seconds: 20 weeks.
  private static let secondHalf: TimeInterval = 140 * 86_400

  /// The time before the due date from which lying on the back is advised against: week 28 (MiNESS,
  /// BJOG 2017).
  private static let onTheSide: TimeInterval = 84 * 86_400

  /// True if a pregnancy is past week 28 at a moment, or its due date is unknown.
  func isPastWeek28(at now: Date) -> Bool { dueDate.map { now >= $0 - Self.onTheSide } ?? true }

  /// True if a pregnancy is past its middle at a moment, or its due date is unknown.
  func isPastMiddle(at now: Date) -> Bool {
    dueDate.map { now >= $0 - Self.secondHalf } ?? true
  }
}
