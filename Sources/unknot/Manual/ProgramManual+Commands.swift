/// Commands with their arguments.
extension ProgramManual {
  static func usage(of command: CommandDescription) -> String {
    let arguments = (command.arguments ?? []).filter(isOfCommand)
    let hasOptions = arguments.contains { $0.kind != .positional }
    let words = arguments.filter { $0.kind == .positional }.map { argument in
      let name = (argument.valueName ?? "").uppercased() + (argument.isRepeating ? " ..." : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    if arguments.isEmpty, !command.shownCommands.isEmpty { return "COMMAND" }
    return ((hasOptions ? ["[option ...]"] : []) + words).joined(separator: " ")
  }

  /// True if an argument is the command's own, rather than one that all commands have.
  private static func isOfCommand(_ argument: CommandDescription.Argument) -> Bool {
    let names = (argument.names ?? []).map(\.name)
    return argument.shouldDisplay && !names.contains("help") && !names.contains("version")
  }

  static func tell(
    _ command: CommandDescription, of parent: String = "unknot", in page: inout ManualText
  ) {
    let name = "\(parent) \(command.commandName)"
    page.subsection("\(name) \(usage(of: command))")
    page.paragraph(command.abstract ?? "")
    if let discussion = command.discussion { page.paragraph(discussion) }
    let arguments = (command.arguments ?? []).filter(isOfCommand)
    let names = arguments.flatMap { $0.names ?? [] }.map(\.name)
    for argument in arguments {
      // The parser has the same help for both flags, which is true of the first only.
      let takesBack = argument.names?.contains { names.contains($0.name.withoutNo) } ?? false
      page.item(
        tag(of: argument), takesBack ? "Turns it off, whatever your settings say." : told(argument))
    }
    for inner in command.shownCommands { tell(inner, of: name, in: &page) }
  }

  private static func tag(of argument: CommandDescription.Argument) -> String {
    let value = (argument.valueName ?? "").uppercased()
    switch argument.kind {
    case .positional: return "`\(value)`"
    case .flag: return names(of: argument)
    case .option: return names(of: argument) + " " + value
    }
  }

  private static func names(of argument: CommandDescription.Argument) -> String {
    (argument.names ?? []).map { "`\($0.text)`" }.joined(separator: ", ")
  }

  private static func told(_ argument: CommandDescription.Argument) -> String {
    var sentences = [argument.abstract ?? ""]
    if let values = argument.allValues, !values.allSatisfy(sentences[0].contains) {
      sentences.append(values.joined(separator: ", ") + ".")
    }
    if let value = argument.defaultValue, argument.kind != .flag {
      sentences.append("Default: \(value).")
    }
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension String {
  /// The name without `no-`; empty if the name does not begin with it.
  fileprivate var withoutNo: String { hasPrefix("no-") ? String(dropFirst(3)) : "" }
}
