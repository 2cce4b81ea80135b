import Drawing
import TestSupport
import Testing

@testable import Terminal

/// Any bytes at all, against a recogniser of sequences that knows no keys and no clock.
@Suite struct InputDecoderPropertyTests {
  private static let parts: [[UInt8]] = [
    "\u{1B}", "\u{1B}", "\u{1B}[", "\u{1B}[", "\u{1B}O", "\u{1B}P", "\u{1B}]", "\u{1B}_",
    "\u{1B}\\",
    "\u{1B}[M", "\u{1B}[<", "\u{1B}[200~", "\u{1B}[201~", "[", "]", "O", "P", "\\", "<", "?", ";",
    ":",
    "1", "2", "5", "7", "~", "u", "$", " ", "A", "M", "m", "c", "n", "q", "y", "\u{7}", "\r",
    "\u{3}",
    "\u{18}", "\u{7F}", "é", "中", "11;rgb:ff/ff/ff", "99;5",
  ].map { Array($0.utf8) }

  @Test func `a key never comes from within a sequence`() {
    var random = SeededGenerator(seed: 7)
    for number in 0..<100_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        bytes += Self.parts[Int.random(in: 0..<Self.parts.count, using: &random)]
      }
      let places = KeyPlaces(bytes).places
      let isFar = number.isMultiple(of: 2)
      let decoder = InputDecoder(escapeDelay: .milliseconds(isFar ? 100 : 25))
      let longest = isFar ? 99 : 24
      let whole = decoded([bytes], with: decoder)
      var (one, slow) = (decoder, decoder)
      var (now, inputs) = (Duration.seconds(1), [InputDecoder.Input]())
      for (place, byte) in bytes.enumerated() {
        now += .milliseconds(Int.random(in: 0...longest, using: &random))
        let new = slow.decode(CollectionOfOne(byte), at: now)
        inputs += new
        if !new.keys.isEmpty && !places.contains(place) {
          Issue.record("seed 7, number \(number): \(bytes), byte \(place) is \(new)")
        }
      }
      inputs += slow.decode([], at: now + .seconds(10))
      if inputs != whole {
        Issue.record("seed 7, number \(number): \(bytes) is \(whole), and cut \(inputs)")
      }
      let cut = Int.random(in: 0...bytes.count, using: &random)
      inputs = one.decode(bytes[..<cut], at: .seconds(1))
      inputs += one.decode(bytes[cut...], at: .seconds(1) + .milliseconds(longest))
      inputs += one.decode([], at: .seconds(20))
      if inputs != whole {
        Issue.record("seed 7, number \(number): \(bytes) is \(whole), and in two \(inputs)")
      }
    }
  }
}

/// The places of bytes from which a key may come: what is no sequence, and the ends of those that
/// may be keys. By ECMA-48, over all bytes at once.
private struct KeyPlaces {
  private let bytes: [UInt8]
  private(set) var places: Set<Int> = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var place = 0
    while place < bytes.count {
      places.insert(place)
      place = bytes[place] == 0x1B ? behindEscape(place + 1) : place + 1
    }
  }

  private func has(_ place: Int, _ text: String) -> Bool {
    bytes[min(place, bytes.count)...].starts(with: text.utf8)
  }

  /// - Returns: The place behind what an escape before a place begins.
  private mutating func behindEscape(_ place: Int) -> Int {
    guard place < bytes.count, bytes[place] != 0x1B else { return place }
    if has(place, "[[") {
      places.insert(place + 1)
      return place + 2 + ((bytes.dropFirst(place + 2).first ?? 0) < 0x20 ? 0 : 1)
    }
    if has(place, "[") { return behindControl(place + 1, isShift: false) }
    if has(place, "O") { return behindControl(place + 1, isShift: true) }
    // An escape that another follows is told with what follows that.
    places.insert(place)
    if "P]X^_".utf8.contains(bytes[place]) { return behindString(place + 1) }
    guard (0x20...0x2F).contains(bytes[place]) else { return place + 1 }
    let end = bytes[place...].firstIndex { !(0x20...0x2F).contains($0) } ?? bytes.count
    return end < bytes.count && (0x30...0x7E).contains(bytes[end]) ? end + 1 : end
  }

  private mutating func behindControl(_ start: Int, isShift: Bool) -> Int {
    for place in start..<max(start, bytes.count) {
      let before = bytes[start..<place].filter { $0 >= 0x20 && $0 != 0x7F }
      switch bytes[place] {
      case 0x1B, 0x80...: return place
      case 0x18, 0x1A: return place + 1
      case 0x00...0x1F: places.insert(place)
      case 0x40...0x7E:
        places.insert(place)
        if !isShift, before.isEmpty, bytes[place] == 0x4D { return behindMouse(place + 1) }
        if !isShift, before == [0x32, 0x30, 0x30], bytes[place] == 0x7E {
          return behindPaste(place + 1)
        }
        return place + 1
      case 0x20 where isShift && before.isEmpty,
        0x24
      where !isShift && (1...2).contains(before.count)
        && before.allSatisfy { (0x30...0x39).contains($0) }:
        places.insert(place)
        return place + 1
      default: break
      }
    }
    return bytes.count
  }

  private func behindMouse(_ start: Int) -> Int {
    bytes[min(start, bytes.count)...].prefix(3).firstIndex { $0 < 0x20 }
      ?? min(start + 3, bytes.count)
  }

  private func behindPaste(_ start: Int) -> Int {
    var place = start
    while place < bytes.count {
      if has(place, "\u{1B}[201~") { return place + 6 }
      place += 1
    }
    return bytes.count
  }

  private func behindString(_ start: Int) -> Int {
    guard
      let end = bytes[min(start, bytes.count)...].firstIndex(where: {
        [0x07, 0x18, 0x1A, 0x1B].contains($0)
      })
    else { return bytes.count }
    if bytes[end] != 0x1B { return end + 1 }
    return has(end + 1, "\\") ? end + 2 : end
  }
}
