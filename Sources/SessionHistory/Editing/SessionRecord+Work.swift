import Foundation
import RoutineEngine

extension SessionRecord {
  /// Returns the session with another time of exercise. With less than before, its first segments
  /// keep their time and the last ones lose it; with more, each took longer, as in a session that
  /// is entered by hand. A session without any exercise gets a partial result for the time.
  func correcting(work new: Duration) -> SessionRecord {
    let old = work
    guard new != old, new >= .zero else { return self }
    var record = self
    if old == .zero {
      let part = SavedSegmentResult(
        segment: 0, kind: .open, step: 0, title: facts.routineTitle, side: nil, repetition: nil,
        repetitions: nil, outcome: .partial, spent: new,
        endedAt: (results.last?.endedAt ?? .zero) + new)
      record.results.append(part)
    } else if new > old {
      record.lengthen(by: new / old)
    } else {
      record.shorten(to: new)
    }
    if let endedAt = facts.endedAt {
      record.facts.endedAt = max(facts.startedAt, endedAt + (new - old).inSeconds)
    }
    return record
  }

  private mutating func lengthen(by factor: Double) {
    var added = Duration.zero
    for index in results.indices {
      if results[index].kind.isWork {
        let longer = (results[index].spent * factor).wholeMilliseconds
        added += longer - results[index].spent
        results[index].spent = longer
      }
      results[index].endedAt += added
    }
  }

  private mutating func shorten(to work: Duration) {
    var left = work
    var lost = Duration.zero
    for index in results.indices {
      if results[index].kind.isWork, results[index].spent > .zero {
        let spent = min(results[index].spent, left)
        if spent < results[index].spent, results[index].outcome == .done {
          results[index].outcome = spent == .zero ? .skipped : .partial
        }
        left -= spent
        lost += results[index].spent - spent
        results[index].spent = spent
      }
      results[index].endedAt -= lost
    }
  }
}

extension Duration {
  /// The length in whole milliseconds, as the history stores it.
  fileprivate var wholeMilliseconds: Duration { .milliseconds(inMilliseconds) }
}
