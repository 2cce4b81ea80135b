import Foundation

/// A validator for the part of JSON Schema that the routine schema uses.
struct SchemaChecker {
  let root: [String: Any]

  /// The violations of the schema in a value.
  func problems(_ value: Any) -> [String] { problems(value, root, "") }

  private func problems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    var found: [String] = []
    func check(_ isGood: Bool, _ what: String) {
      if !isGood { found.append("\(path): \(what)") }
    }
    for (keyword, rule) in schema {
      switch (keyword, rule) {
      case ("$schema", _), ("$id", _), ("$defs", _), ("title", _), ("description", _): break
      case ("$ref", let name as String):
        let definitions = root["$defs"] as? [String: [String: Any]] ?? [:]
        let target = definitions[String(name.dropFirst("#/$defs/".count))]
        check(target != nil, "no \(name)")
        found += problems(value, target ?? [:], path)
      case ("type", let type as String): check(Self.has(value, type), "no \(type)")
      case ("type", let types as [String]):
        check(types.contains { Self.has(value, $0) }, "none of \(types)")
      case ("const", let constant): check("\(constant)" == "\(value)", "is not \(constant)")
      case ("enum", let words as [Any]):
        check(words.contains { "\($0)" == "\(value)" || Self.isSameFlag($0, value) }, "is none")
      case ("pattern", let pattern as String):
        guard let text = value as? String else { break }
        check(text.range(of: pattern, options: .regularExpression) != nil, "no \(pattern)")
      case ("minLength", let length as Int):
        check((value as? String).map { $0.count >= length } ?? true, "is short")
      case ("maxLength", let length as Int):
        check((value as? String).map { $0.count <= length } ?? true, "is long")
      case ("minimum", let bound as Int): check((value as? Int).map { $0 >= bound } ?? true, "low")
      case ("maximum", let bound as Int): check((value as? Int).map { $0 <= bound } ?? true, "high")
      case ("minItems", let count as Int):
        check((value as? [Any]).map { $0.count >= count } ?? true, "has few items")
      case ("maxItems", let count as Int):
        check((value as? [Any]).map { $0.count <= count } ?? true, "has many items")
      case ("items", let rule as [String: Any]):
        for (index, item) in (value as? [Any] ?? []).enumerated() {
          found += problems(item, rule, "\(path)/\(index)")
        }
      case ("required", let names as [String]):
        let members = value as? [String: Any] ?? [:]
        for name in names { check(members[name] != nil, "no \(name)") }
      case ("properties", let rules as [String: [String: Any]]):
        for (name, member) in value as? [String: Any] ?? [:] {
          found += rules[name].map { problems(member, $0, "\(path)/\(name)") } ?? []
        }
      case ("propertyNames", let rule as [String: Any]):
        for name in (value as? [String: Any] ?? [:]).keys {
          found += problems(name, rule, "\(path)/\(name)")
        }
      case ("minProperties", let count as Int):
        check((value as? [String: Any]).map { $0.count >= count } ?? true, "has few keys")
      case ("maxProperties", let count as Int):
        check((value as? [String: Any]).map { $0.count <= count } ?? true, "has many keys")
      case ("additionalProperties", let rule as [String: Any]):
        for (name, member) in value as? [String: Any] ?? [:] {
          found += problems(member, rule, "\(path)/\(name)")
        }
      case ("additionalProperties", _):
        let known = schema["properties"] as? [String: Any] ?? [:]
        for name in (value as? [String: Any] ?? [:]).keys {
          check(known[name] != nil, "\(name) is not known")
        }
      case ("oneOf", let rules as [[String: Any]]):
        check(rules.count { problems(value, $0, path).isEmpty } == 1, "is not one of its kinds")
      case ("anyOf", let rules as [[String: Any]]):
        check(rules.contains { problems(value, $0, path).isEmpty }, "is none of its kinds")
      default: check(false, "the checker does not know \(keyword)")
      }
    }
    return found
  }

  private static func has(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "string": value is String
    case "integer": value is Int
    case "number": value is Int || value is Double
    case "array": value is [Any]
    case "object": value is [String: Any]
    case "null": value is NSNull
    default: false
    }
  }

  private static func isSameFlag(_ one: Any, _ other: Any) -> Bool {
    guard let one = one as? Bool, let other = other as? Bool else { return false }
    return one == other
  }
}
