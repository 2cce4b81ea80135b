import Drawing
import RoutineEngine

/// The filled plates of getting ready and of changing sides.
extension PlayerView {
  /// A filled plate with the seconds cut out, chevrons on both sides.
  func drawPlate(into frame: inout Frame, _ clock: BigText?, y: Int, rows: Int) {
    let width = min(columns - 1, isLarge ? 58 : 36)
    let plate = Rect(x: layout.axis - width / 2, y: y, columns: width, rows: rows)
    frame.fill(plate, style: .solid(ink))
    guard let clock else { return }
    let pitch = (rows - 2) / 2 + 2
    let room = (width - clock.size.columns) / 2
    let count = min(2, (room - 4) / pitch)
    if count > 0 {
      // The chevrons alternate once a second during the last three seconds.
      let left = session.remaining(at: now)?.secondsRoundedUp ?? 9
      for index in 0..<count {
        for side in [plate.x + 3, plate.right - 3 - count * pitch] {
          let isLit = left <= 3 && (left + index) % 2 == 0
          drawChevron(
            into: &frame, x: side + index * pitch, y: y + 1, rows: rows - 2,
            percent: isLit ? 20 : 39)
        }
      }
    }
    frame.draw(
      clock, around: layout.axis, y: y + (rows - clock.size.rows + 1) / 2, style: .plain)
  }

  private func drawChevron(into frame: inout Frame, x: Int, y: Int, rows: Int, percent: Int) {
    for row in 0..<rows {
      let step = min(row, rows - 1 - row)
      frame.fill(
        Rect(x: x + step, y: y + row, columns: 2, rows: 1),
        style: .solid(ink, percent: percent))
    }
  }

  /// Draws a plate for each second, or a bar if there would be too many.
  func drawPlates(into frame: inout Frame, _ rect: Rect) {
    let seconds = segment.length?.secondsRoundedUp ?? 0
    guard (2...12).contains(seconds), let left = session.remaining(at: now)?.secondsRoundedUp else {
      return drawBar(into: &frame, rect)
    }
    let width = (rect.columns - (seconds - 1)) / seconds
    for index in 0..<seconds {
      let isPast = index < seconds - left
      frame.fill(
        Rect(x: rect.x + index * (width + 1), y: rect.y, columns: width, rows: 1),
        style: isPast ? .solid(.track) : .solid(ink))
    }
  }
}
