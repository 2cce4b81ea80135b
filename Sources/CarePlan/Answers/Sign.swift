/// A warning sign that a person has now. The cases are in order of urgency, the most urgent first.
///
/// The signs are from NHS pages on back pain, heart attack, pulmonary embolism, shingles and
/// gallbladder, the Royal National Orthopaedic Hospital, the Royal Osteoporosis Society and
/// guidance on aortic dissection. The numbers of weeks are a habit.
public enum Sign: String, Sendable, Hashable, CaseIterable {
  case chestPain = "chest-pain"
  case spreadingPain = "spreading-pain"
  case tearingPain = "tearing-pain"
  case shortOfBreath = "short-of-breath"
  case breathAndCalf = "breath-and-calf"
  case coughingBlood = "coughing-blood"
  case fainting
  case weakLegs = "weak-legs"
  case troubleWalking = "trouble-walking"
  case clumsyHands = "clumsy-hands"
  case numbSeat = "numb-seat"
  case bladderOrBowel = "bladder-or-bowel"
  case badFall = "bad-fall"

  case fever
  case rash
  case yellowSkin = "yellow-skin"
  case painfulBreathing = "painful-breathing"
  case soreCalf = "sore-calf"
  case newPainAfterCancer = "new-pain-after-cancer"
  case suddenBonePain = "sudden-bone-pain"

  case weakArm = "weak-arm"
  case weightLoss = "weight-loss"
  case nightSweats = "night-sweats"
  case nightPain = "night-pain"
  case lump
  case worseOnCoughing = "worse-on-coughing"
  case highBetweenShoulders = "high-between-shoulders"
  case gettingWorse = "getting-worse"
  case morningStiffness = "morning-stiffness"
  case longCough = "long-cough"
  case noBetter = "no-better"

  case freshInjury = "fresh-injury"
  case hotSkin = "hot-skin"
  case brokenSkin = "broken-skin"
  case recentInfection = "recent-infection"
  case smallFall = "small-fall"

  /// The urgency of seeing somebody about a sign.
  public enum Urgency: Int, Sendable, Hashable, CaseIterable {
    case emergency, today, soon, askFirst
  }

  /// The urgency of seeing somebody about it.
  public var urgency: Urgency {
    switch self {
    case .chestPain, .spreadingPain, .tearingPain, .shortOfBreath, .breathAndCalf, .coughingBlood,
      .fainting, .weakLegs, .troubleWalking, .clumsyHands, .numbSeat, .bladderOrBowel, .badFall:
      .emergency
    case .fever, .rash, .yellowSkin, .painfulBreathing, .soreCalf, .newPainAfterCancer,
      .suddenBonePain:
      .today
    case .weakArm, .weightLoss, .nightSweats, .nightPain, .lump, .worseOnCoughing,
      .highBetweenShoulders, .gettingWorse, .morningStiffness, .longCough, .noBetter:
      .soon
    case .freshInjury, .hotSkin, .brokenSkin, .recentInfection, .smallFall: .askFirst
    }
  }

  /// The loads that the sign locks, unless it locks everything.
  public var locks: Set<Load> {
    self == .freshInjury ? [.press, .roll, .heat, .stretch, .neckStretch] : [.press, .roll]
  }

  /// The sign in a sentence.
  public var sentence: String {
    switch self {
    case .chestPain: "You have pain, pressure or a tight feeling in your chest."
    case .spreadingPain:
      "The pain spreads to your arm, neck, jaw or tummy, and you feel sick or sweaty."
    case .tearingPain: "A sudden pain in your back or chest feels as if something tears."
    case .shortOfBreath: "You are short of breath."
    case .breathAndCalf: "It hurts to breathe in, and one calf is sore or swollen."
    case .coughingBlood: "You are coughing up blood."
    case .fainting: "You have fainted, or you feel as if you will."
    case .weakLegs: "Both of your legs tingle, feel numb or feel weak."
    case .troubleWalking: "You have new trouble walking, or your legs give way."
    case .clumsyHands: "Your hands have become clumsy."
    case .numbSeat: "You feel numb between your legs or round your bottom."
    case .bladderOrBowel: "It has become hard to pee, or you cannot hold your pee or poo."
    case .badFall: "The pain began with a bad fall or a crash."
    case .fever: "You have a fever, or you feel hot and shivery."
    case .rash: "You have a rash, or a band of pain, on one side of your back or chest."
    case .yellowSkin:
      "Your skin or eyes look yellow, or it hurts after you eat and you have a fever."
    case .painfulBreathing: "It hurts each time you breathe in."
    case .soreCalf: "One calf is sore, warm or swollen."
    case .newPainAfterCancer: "You have had cancer, and this back pain is new."
    case .suddenBonePain:
      "A sudden pain came when you bent, lifted or coughed, and you are over 65 or have thin bones."
    case .weakArm: "You have pins and needles in an arm, or an arm is weak."
    case .weightLoss: "You are losing weight and do not know why."
    case .nightSweats: "You sweat at night so much that the sheets are wet."
    case .nightPain: "The pain wakes you at night, or rest does not ease it."
    case .lump: "There is a new lump, or your back has changed shape."
    case .worseOnCoughing: "It hurts more when you cough, sneeze or strain."
    case .highBetweenShoulders:
      "The pain is high up between your shoulders, is new, and you do not know why."
    case .gettingWorse: "The pain gets worse from week to week."
    case .morningStiffness:
      "You are under 45, and you are stiff for more than half an hour each morning."
    case .longCough: "You have had a cough for three weeks or more."
    case .noBetter: "It is no better after three weeks."
    case .freshInjury: "You hurt your back in the last two days."
    case .hotSkin: "The sore place is hot, red or swollen."
    case .brokenSkin: "The skin there is broken, or has a rash."
    case .recentInfection: "You have had an infection in the last few weeks."
    case .smallFall: "You had a small fall, and it has hurt since then."
    }
  }

  /// The sign in a few words.
  public var name: String {
    switch self {
    case .chestPain: "chest pain or tightness"
    case .spreadingPain: "pain spreading to arm, neck, jaw or tummy"
    case .tearingPain: "sudden tearing pain"
    case .shortOfBreath: "breathlessness"
    case .breathAndCalf: "painful breath with a sore calf"
    case .coughingBlood: "coughing blood"
    case .fainting: "fainting"
    case .weakLegs: "numb or weak legs"
    case .troubleWalking: "trouble walking"
    case .clumsyHands: "clumsy hands"
    case .numbSeat: "numb between the legs"
    case .bladderOrBowel: "trouble with pee or poo"
    case .badFall: "a bad fall or crash"
    case .fever: "fever"
    case .rash: "a rash or band of pain on one side"
    case .yellowSkin: "yellow skin, fever with pain after meals"
    case .painfulBreathing: "pain with each breath"
    case .soreCalf: "a sore calf"
    case .newPainAfterCancer: "new pain after cancer"
    case .suddenBonePain: "sudden pain over 65 or in thin bones"
    case .weakArm: "a weak or numb arm"
    case .weightLoss: "weight loss"
    case .nightSweats: "night sweats"
    case .nightPain: "pain at night or at rest"
    case .lump: "a lump or new shape"
    case .worseOnCoughing: "worse when you cough"
    case .highBetweenShoulders: "new pain between the shoulders"
    case .gettingWorse: "worse each week"
    case .morningStiffness: "stiff each morning under 45"
    case .longCough: "a three-week cough"
    case .noBetter: "no better in three weeks"
    case .freshInjury: "hurt in the last two days"
    case .hotSkin: "a hot or swollen place"
    case .brokenSkin: "broken skin or a rash"
    case .recentInfection: "recent infection"
    case .smallFall: "a small fall"
    }
  }
}
