/// The facts of a day that a plan asks about.
struct PlanEvidence: Sendable, Hashable {
  /// The highest pain that was said.
  var pain: Int?
  /// True if a session was stopped by pain.
  var isHurt = false
  /// The greatest rise of pain from before a session to after it; `nil` if both were never said.
  var rise: Int?
  /// The doses as they were found.
  var eases: [Ease] = []
  /// The number of times that each routine was done, with halves, by its id.
  var done: [String: Double] = [:]
  /// True if any session counts.
  var isActive = false

  /// A day with this much pain is a bad one.
  static let badPain = Advice.severePain
  /// A rise of pain by this is a bad day.
  static let badRise = 2

  /// True after much pain, a stop by pain, or pain that rose by two.
  var isBad: Bool {
    isHurt || pain.map { $0 >= Self.badPain } ?? false || rise.map { $0 >= Self.badRise } ?? false
  }

  mutating func add(pain answer: Int?) {
    if let answer { pain = max(pain ?? 0, answer) }
  }

  mutating func add(_ checkIn: CheckIn) {
    add(pain: checkIn.before)
    add(pain: checkIn.after)
    isHurt = isHurt || checkIn.isStopped
    if let before = checkIn.before, let after = checkIn.after {
      rise = max(rise ?? after - before, after - before)
    }
    if let ease = checkIn.ease { eases.append(ease) }
  }

  mutating func add(_ session: PastSession) {
    add(session.checkIn)
    for (id, credit) in session.credits where credit != .none {
      done[id, default: 0] += credit.sessions
    }
    isActive = isActive || session.counts
  }
}
