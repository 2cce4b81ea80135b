import Foundation
import GRDB

/// The result of recovering a damaged history.
public struct RecoveryReport: Sendable, Hashable {
  /// The path of the damaged file, as it was.
  public let setAside: String
  /// The number of sessions that could be read and are in the new history.
  public let sessions: Int
  /// The number of these sessions that miss some of their results.
  public let incomplete: Int
}

extension HistoryFile {
  /// Copies what can be read of the damaged history into a new one, then renames both. If it is
  /// killed at any moment, the next opening completes it.
  func recover(now: Date) throws(HistoryError) -> RecoveryReport {
    do {
      for leftOver in [copy, unfinished, finished] { try remove(leftOver) }
      makeEmptyFile(unfinished)
      let target = try HistoryConnection.onDisk(unfinished)
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
      return RecoveryReport(
        setAside: setAside, sessions: salvage.sessions, incomplete: salvage.incomplete)
    } catch {
      for leftOver in [copy, unfinished] { try? remove(leftOver) }
      throw HistoryError(error, task: "save what can be read of a damaged record", path: path)
    }
  }

  /// Completes a recovery that was killed between its last steps.
  func finishRecovery(now: Date) throws(HistoryError) {
    guard exists(finished), !exists(path) else { return }
    do {
      // A log of the damaged file must not stay next to the new one.
      try move(path, to: unusedName(now: now))
      try move(finished, to: path)
      try remove(mark)
    } catch {
      throw HistoryError(error, task: Self.task, path: path)
    }
  }

  /// An unused name: `history.sqlite.damaged-20261123-101530`.
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
