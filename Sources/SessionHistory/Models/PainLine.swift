/// What a pain rating says about going on. The lines are those of physiotherapy handouts, grade C.
public enum PainLine: Sendable, Hashable, CaseIterable {
  /// 0 to 3: go on.
  case goOn
  /// 4 or 5: go on only if it settles within a day.
  case onlyIfItSettles
  /// 6 or more: stop.
  case stop

  /// The line of a rating from 0 to 10.
  public init(_ pain: Int) {
    switch pain {
    case ..<4: self = .goOn
    case 4...5: self = .onlyIfItSettles
    default: self = .stop
    }
  }
}
