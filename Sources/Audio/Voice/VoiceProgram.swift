import Foundation

/// The person's own program that speaks, with its arguments, such as `piper --model en_GB.onnx`. No
/// shell is involved. In the arguments, `{text}` stands for the words, which otherwise are the
/// standard input. `{file}` stands for a WAV file that the program writes instead of playing, and
/// `{language}` for the language.
public struct VoiceProgram: Sendable, Hashable {
  /// The programs with known arguments.
  private enum Known: String {
    case piper, say
    case espeak = "espeak-ng"
    case speechDispatcher = "spd-say"
  }

  /// The path of the file that a program writes: its own standard output, which is an unnamed file.
  private static let output = "/dev/stdout"

  /// The default program for recording.
  public static let usual = VoiceProgram(words: ["espeak-ng"])

  private let words: [String]

  private init(words: [String]) { self.words = words }

  /// A program from a command line; `nil` for an empty one. Words are separated by blanks, except
  /// within quotes.
  public init?(_ line: String) {
    var words: [String] = []
    var word = ""
    var isWord = false
    var quote: Character?
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        isWord = true
      } else if quote == nil, character == " " || character == "\t" {
        if isWord { words.append(word) }
        (word, isWord) = ("", false)
      } else {
        word.append(character)
        isWord = true
      }
    }
    if isWord { words.append(word) }
    guard let name = words.first, !name.isEmpty else { return nil }
    self.words = words
  }

  /// The program's name, to be searched for in `PATH`, or its path.
  public var name: String { words[0] }

  private var known: Known? { Known(rawValue: (name as NSString).lastPathComponent) }
  private var arguments: [String] { Array(words.dropFirst()) }
  private var namesFile: Bool { arguments.contains { $0.contains("{file}") } }

  /// True if the program writes a file, which is then played.
  var writesFile: Bool { namesFile || known == .piper }

  /// True if the program reads the words from its standard input.
  var readsInput: Bool { !template.contains { $0.contains("{text}") } }

  /// True for a known program without arguments, whose usual ones apply.
  var isBare: Bool { arguments.isEmpty && known != nil && known != .piper }

  private var template: [String] {
    switch known {
    case .piper where !namesFile: arguments + ["--output_file", "{file}"]
    case .espeak, .speechDispatcher, .say:
      arguments.contains { $0.contains("{text}") } ? arguments : arguments + ["--", "{text}"]
    case .piper, nil: arguments
    }
  }

  /// Returns the arguments to speak a text.
  func arguments(for text: String, language: String) -> [String] {
    fill(template, text, language)
  }

  /// Returns the arguments to write a text to standard output as a WAV file, and true if the text
  /// is the standard input; `nil` if the program can only play.
  func recording(of text: String, language: String) -> (arguments: [String], readsInput: Bool)? {
    if writesFile { return (fill(template, text, language), readsInput) }
    guard known == .espeak else { return nil }
    let head = arguments.isEmpty ? ["-v", "{language}"] : arguments.filter { $0 != "{text}" }
    return (fill(head + ["-w", "{file}", "--", "{text}"], text, language), false)
  }

  /// The text is filled in last, so that nothing in it is taken for a placeholder.
  private func fill(_ template: [String], _ text: String, _ language: String) -> [String] {
    template.map { word in
      word.replacing("{language}", with: language).replacing("{file}", with: Self.output)
        .replacing("{text}", with: text)
    }
  }
}
