/// What a step brings along that was taken from a move.
public struct Move: Sendable, Hashable {
  /// The name it is called by, in one namespace with routines.
  public var id: String
  /// The equipment.
  public var equipment: [String]
  /// Cautions before the beginning, and reasons to stop.
  public var cautions: [String]
  /// The sources of its numbers.
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
  /// The cure of the mistake.
  public var cure: String?

  /// No advice.
  public init() {}
}

extension Step {
  /// The step in words for a side.
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
    var result = ""
    var word = ""
    func other(_ word: String) -> String {
      switch word {
      case "left": "right"
      case "right": "left"
      case "Left": "Right"
      case "Right": "Left"
      default: word
      }
    }
    for character in self {
      if character.isLetter {
        word.append(character)
      } else {
        result += other(word)
        word = ""
        result.append(character)
      }
    }
    return result + other(word)
  }
}
