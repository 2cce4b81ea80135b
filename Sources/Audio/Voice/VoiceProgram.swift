import Foundation

/// The person's own program that speaks: `piper --model en_GB.onnx`, with its arguments. No shell
/// reads them. `{text}` stands for the words, which otherwise are its standard input; `{file}` for
/// the WAV file that it writes instead of playing; `{language}` for the language.
public struct VoiceProgram: Sendable, Hashable {
  /// The programs whose arguments are known.
  private enum Known: String {
    case piper, say
    case espeak = "espeak-ng"
    case speechDispatcher = "spd-say"
  }

  /// The place of the file that a program writes: its own standard output, which is a file without
  /// a name.
  private static let output = "/dev/stdout"

  /// The program that records where the person has set none.
  public static let usual = VoiceProgram(words: ["espeak-ng"])

  private let words: [String]

  private init(words: [String]) { self.words = words }

  /// A program; `nil` for an empty line. Words are separated by blanks; in quotes, blanks stay.
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

  /// The program: a name to look for, or a path.
  public var name: String { words[0] }

  private var known: Known? { Known(rawValue: (name as NSString).lastPathComponent) }
  private var arguments: [String] { Array(words.dropFirst()) }
  private var namesFile: Bool { arguments.contains { $0.contains("{file}") } }

  /// True if it writes a file, which is played afterwards.
  var writesFile: Bool { namesFile || known == .piper }

  /// True if the words are its standard input.
  var readsInput: Bool { !template.contains { $0.contains("{text}") } }

  /// True if nothing but its name is set, and its arguments are known.
  var isBare: Bool { arguments.isEmpty && known != nil && known != .piper }

  private var template: [String] {
    switch known {
    case .piper where !namesFile: arguments + ["--output_file", "{file}"]
    case .espeak, .speechDispatcher, .say:
      arguments.contains { $0.contains("{text}") } ? arguments : arguments + ["--", "{text}"]
    case .piper, nil: arguments
    }
  }

  /// Its arguments for words.
  func arguments(for text: String, language: String) -> [String] {
    fill(template, text, language)
  }

  /// Its arguments to write words into its standard output as a WAV file, and whether it reads the
  /// words there; `nil` if it only plays.
  func recording(of text: String, language: String) -> (arguments: [String], readsInput: Bool)? {
    if writesFile { return (fill(template, text, language), readsInput) }
    guard known == .espeak else { return nil }
    let head = arguments.isEmpty ? ["-v", "{language}"] : arguments.filter { $0 != "{text}" }
    return (fill(head + ["-w", "{file}", "--", "{text}"], text, language), false)
  }

  /// The words come last: nothing in them is taken for a placeholder.
  private func fill(_ template: [String], _ text: String, _ language: String) -> [String] {
    template.map { word in
      word.replacing("{language}", with: language).replacing("{file}", with: Self.output)
        .replacing("{text}", with: text)
    }
  }
}
