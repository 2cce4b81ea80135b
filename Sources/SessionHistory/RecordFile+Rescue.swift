import Foundation
import GRDB

extension RecordFile {
  /// Fills a new record with what can be read of the damaged one, then sets that aside and puts
  /// the new one in its place. Killed at any moment, the next opening goes on with it.
  func rescue(now: Date) throws(RecordProblem) -> Rescue {
    do {
      for leftOver in [copy, unfinished, finished] { try remove(leftOver) }
      makeEmptyFile(unfinished)
      let target = try RecordConnection.onDisk(unfinished)
      let salvage = try Salvage.run(into: target) { hasKnownSchema in
        try remove(copy)
        try duplicate(path, to: copy)
        if hasKnownSchema { try KnownSchema.replace(in: copy) }
        return copy
      }
      try target.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      try target.close()
      try remove(copy)
      try move(unfinished, to: finished)
      let setAside = unusedName(now: now)
      try move(path, to: setAside)
      try move(finished, to: path)
      syncFolder()
      try remove(mark)
      return Rescue(
        setAside: setAside, sessions: salvage.sessions, incomplete: salvage.incomplete)
    } catch {
      for leftOver in [copy, unfinished] { try? remove(leftOver) }
      throw RecordProblem(error, task: "save what can be read of a damaged record", path: path)
    }
  }

  /// Goes on where a rescue was killed between its last steps.
  func finishRescue(now: Date) throws(RecordProblem) {
    guard exists(finished), !exists(path) else { return }
    do {
      // A log of the damaged file must not come to stand beside the new one.
      try move(path, to: unusedName(now: now))
      try move(finished, to: path)
      try remove(mark)
    } catch {
      throw RecordProblem(error, task: Self.task, path: path)
    }
  }

  /// A name that nothing has: `history.sqlite.damaged-20261123-101530`.
  private func unusedName(now: Date) -> String {
    let style = Date.ISO8601FormatStyle(
      dateSeparator: .omitted, dateTimeSeparator: .space, timeSeparator: .omitted, timeZone: .gmt)
    let stamp = max(now, Date(milliseconds: 0)).formatted(
      style.year().month().day().time(includingFractionalSeconds: false))
    let base = "\(path).damaged-\(stamp.replacing(" ", with: "-"))"
    var name = base
    var number = 2
    while Self.companions.contains(where: { exists(name + $0) }) {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }
}
