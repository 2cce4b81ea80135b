import Foundation

/// The first page of a database file, read without SQLite. It identifies a file that SQLite does
/// not open, and finds damage that SQLite would take for another format.
///
/// Offsets are those of <https://www.sqlite.org/fileformat.html>.
struct DatabaseHeader {
  /// SQLite's default page size in bytes, which every history has.
  static let pageSize = 4_096
  private static let magic = Array("SQLite format 3\0".utf8)

  private let path: String
  private let bytes: [UInt8]

  /// Reads the header of a file; `nil` if the file cannot be read or is empty.
  init?(atPath path: String) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var page = [UInt8](repeating: 0, count: Self.pageSize)
    let count = pread(descriptor, &page, page.count, 0)
    guard count > 0 else { return nil }
    self.path = path
    bytes = Array(page.prefix(count))
  }

  /// True if the fields that never change are as SQLite writes them for unknot.
  var isSound: Bool {
    guard bytes.count >= 100, bytes.starts(with: Self.magic) else { return false }
    let size = number(at: 16, bytes: 2)
    let isSize = size == 1 || size >= 512 && size & (size - 1) == 0
    return isSize && (1...2).contains(bytes[18]) && (1...2).contains(bytes[19])
      && bytes[20...23] == [0, 64, 32, 32] && number(at: 44) <= 4 && number(at: 56) <= 1
      && number(at: 52) == 0 && number(at: 64) == 0
  }

  /// True if unknot has written the file, even if this page is damaged: the header has its
  /// application id, or the file or its log has the name of the first migration.
  var isOurs: Bool {
    if bytes.count >= 100, number(at: 68) == Schema.applicationID { return true }
    let name = Array(Schema.firstMigration.utf8)
    return ["", "-wal"].contains { ending in
      FileBytes(atPath: path + ending)?.firstOffset(of: name) != nil
    }
  }

  /// True if the file is no more than the beginning of an empty database, cut off within its first
  /// page.
  var isUnfinished: Bool {
    guard bytes.count < Self.pageSize else { return false }
    if !bytes.starts(with: Self.magic.prefix(bytes.count)) { return false }
    guard bytes.count > 100 else {
      return bytes.count < 72 || number(at: 68) == 0
    }
    let tree: ArraySlice<UInt8> = [0x0D, 0, 0, 0, 0, 0x10, 0, 0].prefix(bytes.count - 100)
    return number(at: 68) == 0 && bytes[100...].starts(with: tree)
      && bytes.dropFirst(108).allSatisfy { $0 == 0 }
  }

  private func number(at offset: Int, bytes count: Int = 4) -> Int {
    bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The first page of an empty database, for which SQLite takes the size of the file as it is.
  static func emptyPage(hasLog: Bool) -> [UInt8] {
    var page = [UInt8](repeating: 0, count: pageSize)
    page.replaceSubrange(0..<16, with: magic)
    let version: UInt8 = hasLog ? 2 : 1
    page.replaceSubrange(16..<24, with: [0x10, 0, version, version, 0, 64, 32, 32])
    // The change counter differs from its copy at 92, so SQLite ignores the size at 28.
    page[27] = 1
    page[43] = 1
    page[47] = 4
    page[59] = 1
    page.replaceSubrange(100..<108, with: [0x0D, 0, 0, 0, 0, 0x10, 0, 0])
    return page
  }
}

/// The bytes of a file, to be searched.
struct FileBytes {
  private let data: Data

  /// Maps a file; `nil` if it cannot be read.
  init?(atPath path: String) {
    let url = URL(fileURLWithPath: path)
    guard let data = try? Data(contentsOf: url, options: .alwaysMapped) else { return nil }
    self.data = data
  }

  /// Returns the bytes from an offset on, `count` at most.
  func prefix(_ count: Int, at offset: Int) -> [UInt8] {
    guard offset >= 0, offset < data.count else { return [] }
    return Array(data.dropFirst(offset).prefix(count))
  }

  /// Returns the offset of the first occurrence of some bytes, at `start` or after it.
  func firstOffset(of needle: [UInt8], from start: Int = 0) -> Int? {
    guard let first = needle.first else { return nil }
    return data.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var offset = start
      while offset + needle.count <= bytes.count {
        let rest = bytes.count - needle.count - offset + 1
        guard let found = memchr(base + offset, Int32(first), rest) else { return nil }
        offset = UnsafeRawPointer(found) - base
        if memcmp(base + offset, needle, needle.count) == 0 { return offset }
        offset += 1
      }
      return nil
    }
  }
}
