import CNcurses
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes that are never freed, so that a signal handler can write them.
private struct KeptBytes {
  let start: UnsafeMutablePointer<UInt8>
  let count: Int

  init(_ text: String) {
    let bytes = Array(text.utf8)
    count = bytes.count
    start = .allocate(capacity: count + 1)
    start.initialize(from: bytes, count: count)
    (start + count).initialize(to: 0)
  }
}

/// The parts of a report that are known before a crash.
private struct Draft {
  let path: KeptBytes
  let heading: KeptBytes
  /// A buffer for a path, for contents of system files, and for digits.
  let scratch: UnsafeMutablePointer<UInt8>
  /// Descriptors to close before opening the report, in case the crash has used up all others.
  let reserve: (Int32, Int32)
}

private let scratchSize = 8_192
/// The address of the `Draft`; 0 while there is none.
private let draftAddress = Atomic<UInt>(0)
/// The address of the `KeptBytes` with the sentence about saved data; 0 while there is none.
private let keptAddress = Atomic<UInt>(0)

/// The report of a crash: a file for developers, and a line for the person.
///
/// Everything is prepared beforehand. In the handler, nothing is allocated and no lock is taken.
public enum CrashReport {
  /// Sets the file of the report, for the life of the process.
  /// - Parameters:
  ///   - path: The report's file, which replaces an older one. Its folders are created with the
  ///     report. `nil` if no report can be written.
  ///   - heading: The first lines, such as version and system. Each ends with a newline.
  public static func prepare(path: String?, heading: String) {
    let draft = UnsafeMutablePointer<Draft>.allocate(capacity: 1)
    let scratch = UnsafeMutablePointer<UInt8>.allocate(capacity: scratchSize)
    scratch.initialize(repeating: 0, count: scratchSize)
    let short = path.flatMap { $0.utf8.count < scratchSize ? $0 : nil }
    draft.initialize(
      to: Draft(
        path: KeptBytes(short ?? ""), heading: KeptBytes(heading), scratch: scratch,
        reserve: (
          fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3), fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        )))
    // Never freed: a crash may be reading the old draft.
    draftAddress.store(UInt(bitPattern: draft), ordering: .releasing)
  }

  /// Sets the sentence about saved data in the line that the person sees after a crash. It stays
  /// until the next call.
  public static func note(_ sentence: String) {
    let kept = UnsafeMutablePointer<KeptBytes>.allocate(capacity: 1)
    kept.initialize(to: KeptBytes(sentence))
    keptAddress.store(UInt(bitPattern: kept), ordering: .releasing)
  }

  /// Writes the report, and the line on standard error. Called by the handler once the terminal is
  /// restored.
  static func write(signal: Int32, context: UnsafeMutableRawPointer?) {
    guard let draft = UnsafePointer<Draft>(bitPattern: draftAddress.load(ordering: .acquiring))
    else { return }
    let kept = UnsafePointer<KeptBytes>(bitPattern: keptAddress.load(ordering: .acquiring))
    let file = open(draft.pointee)
    if file >= 0 {
      let out = CrashWriter(descriptor: file, digits: draft.pointee.scratch)
      out.put(draft.pointee.heading)
      out.put("signal     ")
      out.put(decimal: UInt(signal))
      out.put("\ntime       ")
      out.put(decimal: UInt(time(nil)))
      out.put(" seconds since 1970\nkept       ")
      if let kept { out.put(kept.pointee) } else { out.put("No session was running.") }
      out.put("\n\nWhere it was, the innermost first (names: see Sources/README.md):\n")
      CrashFrames.walk(from: context) { out.put(place: $0) }
      out.put("\nWhere things are in memory:\n")
      out.copy("/proc/self/maps", through: draft.pointee.scratch, size: scratchSize)
      close(file)
    }
    printNotice(signal: signal, kept, draft.pointee, hasReport: file >= 0)
  }

  private static func printNotice(
    signal: Int32, _ kept: UnsafePointer<KeptBytes>?, _ draft: Draft, hasReport: Bool
  ) {
    // Standard error may block if nobody reads it. Without `poll`, which may be the place of the
    // crash.
    let flags = fcntl(STDERR_FILENO, F_GETFL)
    _ = fcntl(STDERR_FILENO, F_SETFL, flags | O_NONBLOCK)
    defer { _ = fcntl(STDERR_FILENO, F_SETFL, flags) }
    let out = CrashWriter(descriptor: STDERR_FILENO, digits: draft.scratch)
    out.put("unknot: it crashed (signal ")
    out.put(decimal: UInt(signal))
    out.put("), which is a fault in it. ")
    if let kept {
      out.put(kept.pointee)
      out.put(" ")
    }
    if hasReport {
      out.put("A report is in ")
      out.put(draft.path)
      out.put("\n")
    } else {
      out.put("No report could be written.\n")
    }
  }

  /// Opens the report's file and creates its folders. Negative on failure.
  private static func open(_ draft: Draft) -> Int32 {
    let (path, count) = (draft.path.start, draft.path.count)
    guard count > 0 else { return -1 }
    if draft.reserve.0 >= 0 { close(draft.reserve.0) }
    if draft.reserve.1 >= 0 { close(draft.reserve.1) }
    for index in 1..<max(2, count) where path[index] == UInt8(ascii: "/") {
      path[index] = 0
      path.withMemoryRebound(to: CChar.self, capacity: count + 1) { _ = mkdir($0, 0o700) }
      path[index] = UInt8(ascii: "/")
    }
    return path.withMemoryRebound(to: CChar.self, capacity: count + 1) {
      #if canImport(Glibc)
        Glibc.open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
      #else
        Darwin.open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
      #endif
    }
  }
}

/// Writes to a descriptor without allocating.
private struct CrashWriter {
  let descriptor: Int32
  /// A buffer for the digits of a number.
  let digits: UnsafeMutablePointer<UInt8>

  func put(_ text: StaticString) {
    _ = write(descriptor, text.utf8Start, text.utf8CodeUnitCount)
  }

  func put(_ bytes: KeptBytes) {
    _ = write(descriptor, bytes.start, bytes.count)
  }

  func put(decimal number: UInt) { put(number, base: 10) }
  func put(hexadecimal number: UInt) { put(number, base: 16) }

  /// Writes an address. One within the program is written as an offset in its file, where it has a
  /// symbol: the load address changes with each start.
  func put(place address: UInt) {
    let start = UInt(unknot_program_start())
    if (start..<max(start, UInt(unknot_program_end()))).contains(address) {
      put("  unknot+0x")
      put(hexadecimal: address - start)
    } else {
      put("  0x")
      put(hexadecimal: address)
    }
    put("\n")
  }

  private func put(_ number: UInt, base: UInt) {
    var rest = number
    var place = 24
    repeat {
      place -= 1
      let digit = UInt8(truncatingIfNeeded: rest % base)
      digits[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
      rest /= base
    } while rest > 0 && place > 0
    _ = write(descriptor, digits + place, 24 - place)
  }

  /// Copies the contents of a system file.
  func copy(_ path: StaticString, through buffer: UnsafeMutablePointer<UInt8>, size: Int) {
    let file = path.utf8Start.withMemoryRebound(to: CChar.self, capacity: 1) {
      open($0, O_RDONLY | O_CLOEXEC)
    }
    guard file >= 0 else { return }
    while true {
      let count = read(file, buffer, size)
      guard count > 0, write(descriptor, buffer, count) == count else { break }
    }
    close(file)
  }
}
