import CNcurses
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes that stay where they are, so that a handler can write them.
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
  /// Room for a path, for what the system says, and for digits.
  let scratch: UnsafeMutablePointer<UInt8>
  /// Descriptors to be given up for the report, if the crash is that there is none left.
  let reserve: (Int32, Int32)
}

private let scratchSize = 8_192
/// The address of the `Draft`; 0 while there is none.
private let draftAddress = Atomic<UInt>(0)
/// The address of the `KeptBytes` that say what was saved; 0 while there are none.
private let keptAddress = Atomic<UInt>(0)

/// The report of a crash: a file for whoever mends it, and a line for the person.
///
/// Everything is prepared beforehand. In the handler there are only calls that may be made there:
/// nothing is allocated, and no lock is taken.
public enum CrashReport {
  /// Says where the report goes, from now on and for as long as the process lives.
  /// - Parameters:
  ///   - path: The report's file, which takes the place of an older one; its folders are made when
  ///     it is needed. `nil` if there is no place for it.
  ///   - heading: Its first lines: the version, the system. Lines with their ends.
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
    // Never freed: a crash may be reading the one before.
    draftAddress.store(UInt(bitPattern: draft), ordering: .releasing)
  }

  /// Says what is kept of what the person did, for the line that they see after a crash. One
  /// sentence or two; it stays until the next.
  public static func note(_ sentence: String) {
    let kept = UnsafeMutablePointer<KeptBytes>.allocate(capacity: 1)
    kept.initialize(to: KeptBytes(sentence))
    keptAddress.store(UInt(bitPattern: kept), ordering: .releasing)
  }

  /// Writes the report, and the line on standard error. Called by the handler, when the terminal
  /// has been given back.
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
    // Who reads nothing is not waited for. Not by `poll`: that may be where it crashed.
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

  /// Opens the report's file, making its folders; negative if it cannot be.
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

/// Writes without allocating.
private struct CrashWriter {
  let descriptor: Int32
  /// Room for the digits of a number.
  let digits: UnsafeMutablePointer<UInt8>

  func put(_ text: StaticString) {
    _ = write(descriptor, text.utf8Start, text.utf8CodeUnitCount)
  }

  func put(_ bytes: KeptBytes) {
    _ = write(descriptor, bytes.start, bytes.count)
  }

  func put(decimal number: UInt) { put(number, base: 10) }
  func put(hexadecimal number: UInt) { put(number, base: 16) }

  /// A place of the program itself is told as one of its file, where it has a name; the program is
  /// somewhere else in memory each time.
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

  /// Copies what a file of the system says.
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
