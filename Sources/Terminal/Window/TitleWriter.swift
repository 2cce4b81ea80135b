import Drawing

/// Returns the sequences for a window's title and progress, only when they change, and those that
/// restore them.
struct TitleWriter {
  private let abilities: WindowAbilities
  /// True if the terminal can show more than ASCII.
  private let isUTF8: Bool
  private var current: WindowStatus?

  /// The most characters of a title and of a message. No window shows more.
  private static let longest = (title: 100, message: 200)
  private static let saveTitle = "\u{1B}[22;0t"
  private static let restoreTitle = "\u{1B}[23;0t"
  private static let noProgress = "\u{1B}]9;4;0\u{1B}\\"

  init(_ abilities: WindowAbilities, isUTF8: Bool) {
    self.abilities = abilities
    self.isUTF8 = isUTF8
  }

  /// The sequences that restore the title and clear the progress.
  var end: [UInt8] {
    guard current != nil else { return [] }
    return Array(
      ((abilities.hasProgress ? Self.noProgress : "")
        + (abilities.hasTitle ? Self.restoreTitle : "")).utf8)
  }

  /// Returns the sequences that show a status; empty if it is shown already.
  mutating func bytes(for status: WindowStatus?) -> [UInt8] {
    guard status != current else { return [] }
    let old = current
    guard let status else {
      defer { current = nil }
      return end
    }
    current = status
    var text = ""
    if abilities.hasTitle {
      let title = shown(status.title, longest: Self.longest.title)
      if old == nil { text += Self.saveTitle }
      if old?.title != status.title { text += "\u{1B}]2;\(title)\u{1B}\\" }
    }
    if abilities.hasProgress, old?.progress != status.progress {
      text += Self.sequence(for: status.progress)
    }
    return Array(text.utf8)
  }

  /// Returns the sequence of a desktop message; `nil` if unsupported.
  func message(_ text: String, title: String) -> [UInt8]? {
    let body = shown(text, longest: Self.longest.message)
    let title = shown(title, longest: Self.longest.title)
    let (start, end) = ("\u{1B}]", "\u{1B}\\")
    switch abilities.message {
    case .osc777:
      // A semicolon would end the title.
      let title = title.replacing(";", with: ",")
      return Array("\(start)777;notify;\(title);\(body)\(end)".utf8)
    case .osc9:
      // A number and a semicolon at the beginning would be another sequence.
      return Array("\(start)9;\(title): \(body)\(end)".utf8)
    case .osc99:
      let parts = "\(start)99;i=unknot:d=0;\(title)\(end)\(start)99;i=unknot:p=body;\(body)\(end)"
      return Array(parts.utf8)
    case nil:
      return nil
    }
  }

  private static func sequence(for progress: WindowStatus.Progress) -> String {
    switch progress {
    case .running(let percent): "\u{1B}]9;4;1;\(percent)\u{1B}\\"
    case .paused(let percent): "\u{1B}]9;4;4;\(percent)\u{1B}\\"
    }
  }

  /// Returns the text without characters that could end the sequence or control the terminal.
  private func shown(_ text: String, longest: Int) -> String {
    // The common case. Checking each character takes a hundred times as long.
    if text.utf8.count <= longest, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return text
    }
    let scalars = text.unicodeScalars.map { scalar -> Character in
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      return isControl ? " " : isUTF8 || scalar.isASCII ? Character(scalar) : "?"
    }
    return String(String(scalars).prefix(longest))
  }
}
