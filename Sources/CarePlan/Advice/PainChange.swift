/// The change of pain, by the thresholds of Salaffi 2004 (PubMed 15207508, grade B): one point or
/// 15 % is noticeable, two points or a third is much better.
public enum PainChange: Sendable, Hashable, CaseIterable {
  /// Down by two points or a third.
  case muchBetter
  /// Down by one point or 15 %.
  case better
  /// No noticeable change.
  case same
  /// Up by one point or 15 %.
  case worse
  /// Up by two points. The third is a threshold for improvement only: from 1 to 2 is not much
  /// worse.
  case muchWorse

  /// The least change, whatever its share of the rating. Answers are whole numbers. A habit.
  private static let least = 0.5

  /// The change from one rating to a later one, or from one mean of ratings to a later one.
  public init(from earlier: Double, to later: Double) {
    let drop = earlier - later
    switch drop {
    case 2...: self = .muchBetter
    case Self.least... where drop * 3 >= earlier: self = .muchBetter
    case 1...: self = .better
    case Self.least... where drop * 100 >= earlier * 15: self = .better
    case ...(-2): self = .muchWorse
    case ...(-1): self = .worse
    case ...(-Self.least) where -drop * 100 >= earlier * 15: self = .worse
    default: self = .same
    }
  }

  /// The change from one rating to a later one.
  public init(from earlier: Int, to later: Int) {
    self.init(from: Double(earlier), to: Double(later))
  }
}

/// The advice of a pain rating about going on. The bands are those of physiotherapy handouts, grade
/// C.
public enum PainLine: Sendable, Hashable, CaseIterable {
  /// 0 to 3: go on.
  case goOn
  /// 4 or 5: go on only if it settles within a day.
  case onlyIfItSettles
  /// 6 or more: stop.
  case stop

  /// The advice for a rating from 0 to 10.
  public init(_ pain: Int) {
    switch pain {
    case ..<4: self = .goOn
    case 4...5: self = .onlyIfItSettles
    default: self = .stop
    }
  }
}
