import CarePlan
import RoutineEngine

/// A group of the list: routines for the same place or purpose.
enum RoutineGroup: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// The routines of the person's plan for today.
  case programme
  /// The routines that are good to do now or next.
  case now
  /// Short routines, sitting or standing.
  case atTheDesk
  /// Longer routines for the desk.
  case longerAtTheDesk
  /// Routines that lie down, or are on the floor at some time.
  case onTheFloor
  /// Routines for a sore spot or a strain, and cold or warm packs.
  case whenItHurts
  /// Strength exercises against a band.
  case strength
  /// Routines for bed.
  case bedtime
  /// The person's own routines.
  case yours

  /// The heading.
  var title: String {
    switch self {
    case .programme: "My programme"
    case .now: "Now"
    case .atTheDesk: "2 minutes at the desk"
    case .longerAtTheDesk: "5 minutes at the desk"
    case .onTheFloor: "On the floor"
    case .whenItHurts: "When it hurts"
    case .strength: "Strength"
    case .bedtime: "Bedtime"
    case .yours: "Yours"
    }
  }

  static func < (one: RoutineGroup, other: RoutineGroup) -> Bool { one.rawValue < other.rawValue }

  /// The longest session that counts as short. A habit.
  private static let short: Duration = .minutes(3) + .seconds(30)

  /// The group of a built-in routine, by its data.
  init(_ routine: Routine) {
    let position = Set(routine.position?.words ?? [])
    let isOnFloor = routine.beginsLying || position.contains("floor")
    let isForStrain =
      routine.courseOfDays != nil
      || [routine.title, routine.summary].contains { $0.words.contains("strain") }
    let hasPack = !routine.contacts.isDisjoint(with: [.heat, .cold])
    if routine.isForBed {
      self = .bedtime
    } else if isForStrain || hasPack || routine.presses && !isOnFloor {
      self = .whenItHurts
    } else if routine.loads.contains(.band) {
      self = .strength
    } else if isOnFloor {
      self = .onTheFloor
    } else {
      let length = (try? Timeline(routine))?.likelyLength ?? .zero
      self = length <= Self.short ? .atTheDesk : .longerAtTheDesk
    }
  }
}

extension String {
  /// The words in lower case.
  fileprivate var words: [String] {
    lowercased().split { !$0.isLetter }.map(String.init)
  }
}
