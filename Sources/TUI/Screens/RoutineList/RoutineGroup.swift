import CarePlan
import RoutineEngine

/// A part of the list: where and for what a routine is.
enum RoutineGroup: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// The routines of the person's plan for today.
  case programme
  /// The routines that are good to do now or next.
  case now
  /// Short, sitting or standing.
  case atTheDesk
  /// Longer routines for the desk.
  case longerAtTheDesk
  /// Lying down, or on the floor at some time.
  case onTheFloor
  /// For one sore spot, a strain, and packs.
  case whenItHurts
  /// Against a band.
  case strength
  /// In bed.
  case bedtime
  /// The person's own.
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

  /// Up to here a session is one of two minutes. A habit.
  private static let short: Duration = .minutes(3) + .seconds(30)

  /// The group of a routine that comes along, by its data.
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
  /// The words, in small letters.
  fileprivate var words: [String] {
    lowercased().split { !$0.isLetter }.map(String.init)
  }
}
