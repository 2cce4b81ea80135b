import Drawing

/// The answers about pain from 0 to 10 in a row, in the colours of the advice. Each is a button.
struct PainScale {
  /// The answer that was given; `nil` for none.
  var chosen: Int?
  /// The columns from one answer to the next.
  private let step: Int

  /// The widest scale that fits into some columns.
  init(chosen: Int? = nil, fitting columns: Int) {
    self.chosen = chosen
    step = columns >= 34 ? 3 : 2
  }

  /// The width of the scale, in columns.
  var columns: Int { 11 * step + 1 }

  /// Draws the answers, with the meaning of both ends below.
  func draw(into frame: inout Frame, x: Int, y: Int) {
    for (pain, key) in Pain.keys.enumerated() {
      let isChosen = pain == chosen
      let ink = Style.painInk(pain)
      let fill = Fill(ink, percent: isChosen ? 100 : 30)
      let place = Rect(
        x: x + pain * step, y: y, columns: pain == 10 ? step + 1 : step, rows: 1)
      frame.fill(place, style: Style(ink, on: fill))
      frame.write(
        "\(pain)", x: place.x + (step == 3 ? 1 : 0), y: y,
        style: Style(isChosen ? .onFill : .title, bold: isChosen, on: fill))
      frame.addButton(place, key)
    }
    frame.write("none", x: x, y: y + 1, style: .label)
    frame.write("worst", endingAt: x + columns, y: y + 1, style: .label)
  }
}
