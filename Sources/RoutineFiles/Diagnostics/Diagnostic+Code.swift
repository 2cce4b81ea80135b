extension Diagnostic {
  /// The kinds of problems. The raw values are stable: editors and scripts may rely on them.
  public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
    // The file.
    /// There is nothing in the file.
    case emptyFile = "empty-file"
    /// The file is over 256 KiB.
    case tooLarge = "too-large"
    /// The file is not UTF-8.
    case notUTF8 = "not-utf8"
    /// The file has a control character.
    case controlCharacter = "control-character"

    // YAML.
    /// The text is not YAML.
    case syntax
    /// A tab indents a line.
    case tabIndent = "tab-indent"
    /// A key occurs twice in one mapping.
    case duplicateKey = "duplicate-key"
    /// The file has more than one document.
    case severalDocuments = "several-documents"
    /// Lists or mappings are nested too deep.
    case tooDeep = "too-deep"
    /// There are more items than a routine may have.
    case tooMany = "too-many"
    /// A YAML anchor or alias.
    case anchor
    /// A YAML tag.
    case tag
    /// A list or mapping used as a key.
    case keyNotText = "key-not-text"

    // Keys.
    /// A key that the language does not have.
    case unknownKey = "unknown-key"
    /// A required key is missing.
    case missingKey = "missing-key"
    /// A key that this kind of step does not take.
    case misplacedKey = "misplaced-key"
    /// A step that does not begin with its verb.
    case noVerb = "no-verb"
    /// A step with two verbs.
    case secondVerb = "second-verb"

    // Values.
    /// A list instead of a text, or the like.
    case wrongShape = "wrong-shape"
    /// A key without a value.
    case emptyValue = "empty-value"
    /// A version of the format that this program does not read.
    case unknownFormat = "unknown-format"
    /// A time that cannot be read.
    case badTime = "bad-time"
    /// A time without its unit.
    case noUnit = "no-unit"
    /// A count that cannot be read.
    case badCount = "bad-count"
    /// A range that ends before it begins.
    case badRange = "bad-range"
    /// A number beyond its bounds.
    case outOfBounds = "out-of-bounds"
    /// A word outside the list of choices.
    case badChoice = "bad-choice"
    /// A tempo that cannot be read.
    case badTempo = "bad-tempo"
    /// A cue without its moment or its words.
    case badCue = "bad-cue"
    /// A name with characters that are not allowed.
    case badName = "bad-name"
    /// A text over its length.
    case textTooLong = "text-too-long"

    // Includes, and the routine as a whole.
    /// An included routine that does not exist.
    case unknownRoutine = "unknown-routine"
    /// A move that does not exist.
    case unknownMove = "unknown-move"
    /// A figure that does not exist.
    case unknownFigure = "unknown-figure"
    /// An included routine that has errors of its own.
    case brokenRoutine = "broken-routine"
    /// A routine that includes itself.
    case includeCycle = "include-cycle"
    /// Routines that include each other too deep.
    case includeDepth = "include-depth"
    /// A routine over the limits of a session.
    case tooLong = "too-long"
    /// A routine with every step switched off.
    case nothingToDo = "nothing-to-do"

    /// A dose above that of the move.
    case aboveMove = "above-move"

    // Plans.
    /// Phases whose days overlap, leave a gap, or are counted in two ways.
    case badDays = "bad-days"
    /// Days of the week that cannot be read, or are fewer than the times a week.
    case badWeekdays = "bad-weekdays"
    /// A condition that cannot be read.
    case badCondition = "bad-condition"
    /// An action that cannot be read.
    case badAct = "bad-act"
    /// A routine that its phase excludes.
    case againstNever = "against-never"

    // Unwise.
    /// A dose below that of the move, without a reason.
    case belowMove = "below-move"
    /// A rest at the end.
    case lastRest = "last-rest"
    /// Words of a cue that overlap the next words, or the end of the step.
    case cutCue = "cut-cue"
    /// A hold over 60 s.
    case longHold = "long-hold"
    /// Massage of one spot over 5 min.
    case longMassage = "long-massage"
    /// Rolling the lower back or the neck.
    case rollsSpine = "rolls-spine"
    /// Massage without a caution.
    case noCaution = "no-caution"
    /// A text that is cut off by a `#`, which begins a comment.
    case cutText = "cut-text"
    /// More text than can be read in the step's time.
    case longText = "long-text"
    /// A shared routine without sources.
    case noSource = "no-source"
    /// A value that has no effect.
    case unused
  }
}
