import Drawing
import RoutineEngine

/// A sign at both edges of the window for a cue that others hear: bars that differ in height, side
/// and colour.
///
/// The bars cover less than a twentieth of the window, so that they may flash as often as cues
/// come: WCAG 2.3.1 limits flashes that cover a quarter of the view.
struct SignalLight: Equatable {
  /// The time that the bars are shown: long enough to be seen from the corner of an eye.
  static let length: Duration = .milliseconds(600)

  let cue: Cue.Kind
  /// The moment of the cue, on the program's clock.
  let since: Duration

  var end: Duration { since + Self.length }

  func draw(into frame: inout Frame) {
    let size = frame.size
    guard size.columns >= 8, size.rows >= 4 else { return }
    let width = size.columns >= 60 ? 2 : 1
    let height = size.rows - 1
    let rows = { (share: ClosedRange<Double>) -> Range<Int> in
      let first = Int((Double(height) * share.lowerBound).rounded())
      return first..<max(first + 1, Int((Double(height) * share.upperBound).rounded()))
    }
    for (edge, share) in bars {
      let rows = rows(share)
      let column = edge == .left ? 0 : size.columns - width
      frame.setGround(
        Rect(x: column, y: rows.lowerBound, columns: width, rows: rows.count), Fill(ink))
    }
  }

  private enum Edge {
    case left, right
  }

  /// The bars, each with its edge and its range of the height, from 0 at the top to 1.
  private var bars: [(Edge, ClosedRange<Double>)] {
    let shares: [ClosedRange<Double>] =
      switch cue {
      case .ready, .start, .rest, .yourTurn, .done, .phase: [0...1]
      case .change: [0...0.4, 0.6...1]
      case .countdown(let seconds): [1 - Double(min(max(seconds, 1), 3)) / 4...1]
      case .halfway: [0...0.5]
      case .words: [0...0.15]
      case .rep: [0.4...0.6]
      case .lastRound: [0...0.25, 0.75...1]
      case .endsIn: [0.85...1]
      }
    let edges: [Edge] =
      switch cue {
      case .phase(_, let isReturning): isReturning ? [.left] : [.right]
      default: [.left, .right]
      }
    return edges.flatMap { edge in shares.map { (edge, $0) } }
  }

  private var ink: Ink {
    switch cue {
    case .start, .halfway, .rep, .phase: .work
    case .ready, .countdown, .change: .ready
    case .rest: .rest
    case .yourTurn, .endsIn: .waiting
    case .words, .lastRound, .done: .title
    }
  }
}
