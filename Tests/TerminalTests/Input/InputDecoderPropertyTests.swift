import Drawing
import TestSupport
import Testing

@testable import Terminal

/// Any bytes at all, against a recogniser of sequences that knows no keys, and of pauses only those
/// that are said to count.
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

  private static func bytes(using random: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      bytes += parts[Int.random(in: 0..<parts.count, using: &random)]
    }
    return bytes
  }

  @Test func `a key never comes from within a sequence`() {
    var random = SeededGenerator(seed: 7)
    for number in 0..<100_000 {
      let bytes = Self.bytes(using: &random)
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
      inputs += slow.decode([], at: now + .seconds(60))
      if inputs != whole {
        Issue.record("seed 7, number \(number): \(bytes) is \(whole), and cut \(inputs)")
      }
      let cut = Int.random(in: 0...bytes.count, using: &random)
      inputs = one.decode(bytes[..<cut], at: .seconds(1))
      inputs += one.decode(bytes[cut...], at: .seconds(1) + .milliseconds(longest))
      inputs += one.decode([], at: .seconds(60))
      if inputs != whole {
        Issue.record("seed 7, number \(number): \(bytes) is \(whole), and in two \(inputs)")
      }
    }
  }

  @Test func `a key never comes from within a sequence after the longest pauses`() {
    var random = SeededGenerator(seed: 11)
    for number in 0..<100_000 {
      let bytes = Self.bytes(using: &random)
      var pauses = bytes.indices.map { place in
        let isPart = (0x80...0xBF).contains(bytes[place])
        return place == 0 || isPart || Bool.random(using: &random)
          ? 0 : [20, 150, 1_200, 2_500, 29_000].randomElement(using: &random) ?? 0
      }
      // One that ends a sequence may begin another.
      while let place = KeyPlaces(bytes, pauses: pauses).doubtful
        .filter({ $0 < bytes.count && pauses[$0] > 0 }).min()
      {
        pauses[place] = 0
      }
      let places = KeyPlaces(bytes, pauses: pauses).places
      var decoder = InputDecoder()
      var now = Duration.seconds(1)
      for (place, byte) in bytes.enumerated() {
        now += .milliseconds(pauses[place])
        // A key that was held comes before the byte that follows.
        for (place, inputs) in [
          (place - 1, decoder.decode([], at: now)),
          (place, decoder.decode(CollectionOfOne(byte), at: now)),
        ] where !inputs.keys.isEmpty && !places.contains(place) {
          Issue.record("\(number): \(bytes), \(pauses), byte \(place) is \(inputs)")
          return
        }
      }
    }
  }
}

/// The places of bytes from which a key may come: what is no sequence, and the ends of those that
/// may be keys. By ECMA-48, over all bytes at once.
private struct KeyPlaces {
  private let bytes: [UInt8]
  /// The pause before each byte in milliseconds.
  private let pauses: [Int]
  private(set) var places: Set<Int> = []
  /// The places before which a pause may tell that a sequence was a key or has broken off.
  private(set) var doubtful: Set<Int> = []

  init(_ bytes: [UInt8], pauses: [Int]? = nil) {
    self.bytes = bytes
    self.pauses = pauses ?? bytes.map { _ in 0 }
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
    doubtful.insert(place)
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
    doubtful.formUnion(place...end)
    return end < bytes.count && (0x30...0x7E).contains(bytes[end]) ? end + 1 : end
  }

  private mutating func behindControl(_ start: Int, isShift: Bool) -> Int {
    for place in start..<max(start, bytes.count) {
      let before = bytes[start..<place].filter { $0 >= 0x20 && $0 != 0x7F }
      // What cannot belong to a late one is a key.
      if !(0x30...0x3B).contains(bytes[place]) { doubtful.insert(place) }
      if place > start, (0x20...0x3F).contains(bytes[place]), !(0x30...0x3B).contains(bytes[place])
      {
        doubtful.formUnion(start...place)
      }
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
    var (place, isOver) = (start, false)
    while place < bytes.count {
      if has(place, "\u{1B}[201~") { return place + 6 }
      isOver = isOver || pauses[place] >= 2_000
      if isOver, bytes[place] == 0x03, pauses[place] >= 100 { return place }
      place += 1
    }
    return bytes.count
  }

  private mutating func behindString(_ start: Int) -> Int {
    var (isTyped, isLate) = (true, false)
    for place in start..<max(start, bytes.count) {
      let byte = bytes[place]
      if pauses[place] < 100, !(0x80...0xBF).contains(byte) { isTyped = false }
      isLate = isLate || pauses[place] >= 1_000
      switch byte {
      case 0x03 where pauses[place] >= 100: return place
      case 0x1B where isTyped && isLate: return place
      case 0x1B: return has(place + 1, "\\") ? place + 2 : place
      case 0x07, 0x18, 0x1A: return place + 1
      default: break
      }
      // Nothing follows: a key with Alt, and then another one.
      let next = bytes[(place + 1)...].firstIndex { !(0x80...0xBF).contains($0) } ?? bytes.count
      if isTyped, isLate, next == bytes.count || pauses[next] >= 100 {
        places.formUnion(place..<next)
        return next
      }
    }
    return bytes.count
  }
}
