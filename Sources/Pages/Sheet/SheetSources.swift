import RoutineEngine

extension HTML {
  /// Returns the sources of a sheet, each once with all its facts.
  static func sources(_ sources: [Source], under level: Int) -> HTML {
    // A source of several facts is named once.
    var names: [String] = []
    var facts: [String: [HTML]] = [:]
    for source in sources {
      let name = [source.title, source.publisher, source.locator].compactMap { $0 }
        .joined(separator: ", ")
      let key = name.prefix(200) + (source.grade.map { " (\($0.rawValue))" } ?? "")
      if facts[String(key)] == nil { names.append(String(key)) }
      facts[String(key), default: []] += source.fact.map { [.stranger($0, limit: 200)] } ?? []
    }
    let texts: [HTML] = names.map { name in
      let all = facts[name] ?? []
      let rest = all.dropFirst().map { "; \($0)" as HTML }
      let fact: HTML = all.first.map { "\($0)\(rest): " } ?? ""
      return "\(fact)\(.stranger(name, limit: 210))"
    }
    guard let first = texts.first else { return "" }
    let rest = texts.dropFirst().map { " · \($0)" as HTML }
    return """
      <section class="sources">\(.heading(level + 1, class: "lead", "Where the numbers come from")) \
      \(first)\(rest)</section>
      """
  }
}
