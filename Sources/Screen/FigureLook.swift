/// How a figure looks.
public struct FigureLook: Sendable, Hashable {
  /// The body.
  public var body: Style
  /// The part of the body where the move is to be felt.
  public var mark: Style
  /// The things around it.
  public var props: Style
  /// Whether the part to be felt has every other dot only: it must, where there are no colours,
  /// and may elsewhere.
  public var isMarkTextured: Bool

  /// A look.
  public init(
    body: Style = .plain, mark: Style = Style(.work, bold: true), props: Style = Style(.faint),
    isMarkTextured: Bool = true
  ) {
    self.body = body
    self.mark = mark
    self.props = props
    self.isMarkTextured = isMarkTextured
  }
}
