/// The equipment and the contacts of a routine's steps. Cached when the steps change: the adviser
/// asks for them of all routines at each key, and a walk through all steps is slow.
struct Demands: Sendable, Hashable {
  /// The equipment of the routines and moves in the steps, each once.
  private(set) var equipment: [String] = []
  /// The contacts with the body.
  private(set) var contacts: Set<Contact> = []

  /// The demands of steps and of an ending.
  init(_ steps: [Step], _ ending: [Step]) {
    add(steps)
    add(ending)
    equipment = equipment.removingRepeats
  }

  private mutating func add(_ steps: [Step]) {
    for step in steps where !step.isSkipped {
      switch step.action {
      case .include(let routine):
        equipment += routine.allEquipment
        contacts.formUnion(routine.contacts)
      case .group(let steps): add(steps)
      case .prompt, .timed, .reps, .open:
        equipment += step.move?.equipment ?? []
        let usual: Contact = step.action.timedAction == .massage ? .press : .none
        let contact: Contact = step.contact ?? usual
        if contact != .none { contacts.insert(contact) }
      }
    }
  }
}

extension Routine {
  /// The contacts with the body in its steps, and in those of the routines that it includes.
  public var contacts: Set<Contact> {
    let contacts = demands.contacts
    guard kind == .massage, !contacts.contains(.press), !contacts.contains(.roll) else {
      return contacts
    }
    return contacts.union([.press])
  }

  /// True if the routine presses, rolls or rubs.
  public var presses: Bool {
    kind == .massage || demands.contacts.contains(.press) || demands.contacts.contains(.roll)
  }
}
