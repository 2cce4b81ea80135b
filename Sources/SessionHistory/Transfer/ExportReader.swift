import CarePlan
import Foundation
import Synchronization

/// The values of lines of an export that are written in one transaction.
struct ExportBatch {
  var sessions: [SessionRecord] = []
  var answers: [DoseAnswer] = []
  var deletions: [Deletion] = []
  var planEvents: [PlanEvent] = []
  var painEntries: [PainEntry] = []
  /// Lines of kinds that this version does not know.
  var unknownLines: [UnknownLine] = []
  /// Lines of kinds that the history does not store.
  var foreignLines: [(line: Data, kind: String)] = []
  /// Lines that cannot be used, by their numbers from 1.
  var problems: [(line: Int, reason: String)] = []

  /// True if there is nothing to write.
  var isEmpty: Bool {
    sessions.isEmpty && answers.isEmpty && deletions.isEmpty && planEvents.isEmpty
      && painEntries.isEmpty && unknownLines.isEmpty
  }
}

/// Reads an export batch by batch.
struct ExportReader {
  private var reader: LineReader
  /// Closes the descriptor after the last read.
  private let file: FileHandle
  private let coder = SessionLineCoder()
  private var number = 0
  /// True if the last header is of a version that this program reads.
  private var isReadable = true
  private var isAtEnd = false

  /// The most lines of a batch. It bounds memory, and lets a running session write after about half
  /// a second. Smaller batches would write the same pages of the index of ids again and again,
  /// since ids come in no order.
  private static let mostLines = 40_000
  private static let mostBytes = 64 * 1_024 * 1_024

  /// Reads an open file, and closes it.
  init(descriptor: Int32) {
    reader = LineReader(descriptor: descriptor)
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// The next batch; `nil` after the last.
  mutating func next() -> ExportBatch? {
    if isAtEnd { return nil }
    var batch = ExportBatch()
    let first = number
    var bytes = 0
    while number - first < Self.mostLines, bytes < Self.mostBytes {
      number += 1
      do throws(LineProblem) {
        guard let line = try reader.next() else {
          isAtEnd = true
          break
        }
        guard case .bytes(let text) = line else {
          throw LineProblem(reason: "this line is longer than any session's")
        }
        bytes += text.count
        try take(Self.trimmed(text, isFirst: number == 1), into: &batch)
      } catch {
        batch.problems.append((number, error.reason))
        isAtEnd = reader.hasFailed
        if isAtEnd { break }
      }
    }
    return batch
  }

  private mutating func take(_ line: Data, into batch: inout ExportBatch) throws(LineProblem) {
    if line.isEmpty { return }
    if let plain = SessionLine(plain: line), plain.type == SessionLine.type {
      if isReadable { batch.sessions.append(try plain.record()) }
      return
    }
    let kind = coder.kind(line)
    if kind == ExportHeader.type, let header = coder.header(line) {
      isReadable = header.version <= ExportHeader.version
      if isReadable { return }
      throw LineProblem(
        reason: """
          a newer unknot has written this (version \(header.version); this one reads \
          \(ExportHeader.version)); it is skipped
          """)
    }
    // This version cannot judge the lines of a newer one.
    guard isReadable else { return }
    switch kind {
    case DoseLine.type: batch.answers.append(try coder.answer(line))
    case DeletionLine.type: batch.deletions.append(try coder.deletion(line))
    case PlanEventLine.type: batch.planEvents.append(try coder.planEvent(line))
    case PainEntryLine.type: batch.painEntries.append(try coder.painEntry(line))
    case let kind? where ExportKind.foreign.contains(kind):
      batch.foreignLines.append((line, kind))
    case SessionLine.type, ExportHeader.type, nil: batch.sessions.append(try coder.record(line))
    case let kind?: batch.unknownLines.append(try UnknownLine(line, kind: kind))
    }
  }

  /// Removes a byte order mark and trailing white space, which editors leave.
  private static func trimmed(_ bytes: Data, isFirst: Bool) -> Data {
    var bytes = bytes
    if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = Data(bytes.dropFirst(3)) }
    while let last = bytes.last, [0x0D, 0x20, 0x09].contains(last) { bytes.removeLast() }
    return bytes
  }
}

/// Makes values on a thread of its own, one ahead of the thread that takes them.
final class Prefetcher<Value: Sendable>: Sendable {
  private struct State {
    let make: () -> Value?
    var value: Value?
  }

  private let queue = DispatchQueue(label: "prefetch")
  private let state: Mutex<State>

  /// Begins with the first value.
  init(_ make: sending @escaping () -> Value?) {
    state = Mutex(State(make: make))
    start()
  }

  /// Waits for the next value, and begins with the one after it; `nil` at the end.
  func next() -> Value? {
    queue.sync {}
    guard let value = state.withLock({ $0.value.take() }) else { return nil }
    start()
    return value
  }

  private func start() {
    queue.async { self.state.withLock { $0.value = $0.make() } }
  }
}
