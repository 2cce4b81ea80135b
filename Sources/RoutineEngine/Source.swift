/// Where a routine's numbers come from.
public struct Source: Sendable, Hashable {
  /// How far a source can be trusted.
  public enum Grade: String, Sendable, CaseIterable {
    /// A guideline or an official handout.
    case a = "A"
    /// A trial or a review.
    case b = "B"
    /// A consumer or clinic page.
    case c = "C"
  }

  /// The title of the page, paper or handout.
  public var title: String
  /// Who published it.
  public var publisher: String?
  /// Where to find it: an address, a DOI, a number.
  public var locator: String?
  /// How far it can be trusted; `nil` for a habit that nothing backs.
  public var grade: Grade?
  /// What the routine takes from it.
  public var fact: String?

  /// A source.
  public init(
    title: String, publisher: String? = nil, locator: String? = nil, grade: Grade? = nil,
    fact: String? = nil
  ) {
    self.title = title
    self.publisher = publisher
    self.locator = locator
    self.grade = grade
    self.fact = fact
  }
}
