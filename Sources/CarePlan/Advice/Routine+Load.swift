import RoutineEngine

extension Routine {
  /// The contacts with the body in its steps, and in those of the routines that it includes.
  public var contacts: Set<Contact> {
    var contacts = (steps + ending).reduce(into: Set<Contact>()) { $0.formUnion($1.contacts) }
    if kind == .massage, contacts.isDisjoint(with: [.press, .roll]) { contacts.insert(.press) }
    return contacts
  }

  /// True if it presses, rolls or rubs.
  public var presses: Bool { !contacts.isDisjoint(with: [.press, .roll]) }

  /// True if it stretches or moves the back: all that is neither rest nor breathing alone.
  public var stretches: Bool {
    (kind != .breathing && kind != .care) || steps.contains(where: \.stretches)
  }
}

extension Routine {
  /// Returns true if it is a routine, or includes it.
  func walks(_ routineID: String) -> Bool {
    id == routineID || steps.contains { $0.walks(routineID) }
  }
}

extension Step {
  fileprivate func walks(_ routineID: String) -> Bool {
    if isSkipped { return false }
    return switch action {
    case .group(let steps): steps.contains { $0.walks(routineID) }
    case .include(let routine): routine.walks(routineID)
    default: false
    }
  }

  fileprivate var contacts: Set<Contact> {
    if isSkipped { return [] }
    switch action {
    case .group(let steps): return steps.reduce(into: []) { $0.formUnion($1.contacts) }
    case .include(let routine): return routine.contacts
    case .timed(.massage, _): return contact == Contact.none ? [] : [contact ?? .press]
    case .prompt, .timed, .reps, .open:
      return contact.map { $0 == .none ? [] : [$0] } ?? []
    }
  }

  fileprivate var stretches: Bool {
    if isSkipped { return false }
    return switch action {
    case .group(let steps): steps.contains(where: \.stretches)
    case .include(let routine): routine.stretches
    case .timed(let kind, _): kind.isExercise || kind == .massage
    case .reps: true
    case .prompt, .open: false
    }
  }
}
