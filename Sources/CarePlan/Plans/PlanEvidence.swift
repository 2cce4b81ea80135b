/// The facts of a day on which a plan's rules depend.
struct PlanEvidence: Sendable, Hashable {
  /// The highest pain, from 0 to 10; `nil` if unknown.
  var pain: Int?
  /// True if a session was stopped by pain.
  var isHurt = false
  /// The greatest rise of pain during a session, in points; `nil` if unknown.
  var rise: Int?
  /// The person's ratings of the doses.
  var eases: [Ease] = []
  /// The number of times each routine was done, in halves, by its id.
  var done: [String: Double] = [:]
  /// True if any session counts: at least half of it was done.
  var isActive = false

  /// The lowest pain of a bad day.
  static let badPain = Advice.severePain
  /// The lowest rise of pain of a bad day.
  static let badRise = 2

  /// True on a bad day: much pain, a stop by pain, or a rise of pain by two points.
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
