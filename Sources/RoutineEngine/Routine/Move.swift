/// The identity, equipment, cautions and sources of the move that a step uses.
public struct Move: Sendable, Hashable {
  /// The identifier, in one namespace with routines.
  public var id: String
  /// The equipment.
  public var equipment: [String]
  /// Cautions before the beginning, and reasons to stop.
  public var cautions: [String]
  /// The sources of the move's numbers.
  public var sources: [Source]

  /// A move.
  public init(
    id: String, equipment: [String] = [], cautions: [String] = [], sources: [Source] = []
  ) {
    self.id = id
    self.equipment = equipment
    self.cautions = cautions
    self.sources = sources
  }
}

/// Advice about a move, each in a few words.
public struct MoveHints: Sendable, Hashable {
  /// An easier way to do it.
  public var easier: String?
  /// A harder way to do it.
  public var harder: String?
  /// The usual mistake.
  public var mistake: String?
  /// The correction of the mistake.
  public var cure: String?

  /// No advice.
  public init() {}
}

extension Step {
  /// Returns the step in words for a side.
  public func worded(for side: Side?) -> Step {
    guard let writtenFor, let side, side != writtenFor else { return self }
    return mirrored
  }

  /// The step for the other side of the body: left and right change places in its words.
  var mirrored: Step {
    var step = self
    step.title = title.mirrored
    step.text = text.mirrored
    step.spoken = spoken?.mirrored
    step.before = before.map(\.mirrored)
    step.after = after.map(\.mirrored)
    step.restText = restText?.mirrored
    step.feel = feel?.mirrored
    step.cues = cues.map { TimedCue($0.moment, $0.words.mirrored) }
    return step
  }
}

extension String {
  /// The text with the words left and right in each other's place.
  var mirrored: String {
    // Bytes are faster, as a list of routines reads every word. Both words are ASCII; a byte that
    // is not ASCII is part of another word.
    var text = self
    return text.withUTF8 { bytes in
      var result: [UInt8] = []
      var (copied, wordStart) = (0, 0)
      for end in 0...bytes.count where end == bytes.count || !Self.isPartOfWord(bytes[end]) {
        if let opposite = Self.opposite(of: bytes[wordStart..<end]) {
          result += bytes[copied..<wordStart]
          result += opposite
          copied = end
        }
        wordStart = end + 1
      }
      guard copied > 0 else { return self }
      return String(decoding: result + bytes[copied...], as: UTF8.self)
    }
  }

  private static let sides = ["left", "right", "Left", "Right"].map { Array($0.utf8) }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x41...0x5A).contains(byte & 0xDF)
  }

  /// The other side's word; `nil` if the word names no side.
  private static func opposite(of word: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    guard (4...5).contains(word.count), let side = sides.firstIndex(where: word.elementsEqual)
    else { return nil }
    return sides[side ^ 1]
  }
}
