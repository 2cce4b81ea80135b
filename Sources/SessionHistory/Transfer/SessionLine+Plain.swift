import Foundation

extension SessionLine {
  /// Reads a line in the plain form; `nil` if it has another form or is no session. The result
  /// equals that of `JSONDecoder`.
  init?(plain line: Data) {
    let read = line.withUnsafeBytes { bytes -> SessionLine? in
      var json = PlainJSON(bytes)
      guard let session = try? SessionLine(&json), (try? json.end()) != nil else { return nil }
      return session
    }
    guard let read else { return nil }
    self = read
  }

  private init(_ json: inout PlainJSON) throws(PlainJSON.OtherForm) {
    var type, id, routine, title, level, started, ended, ending, ease, note, machine: String?
    var edited: String?
    var hold, ready: Double?
    var repeats, revision: Int?
    var plan: Plan?
    var parts: [String: Plan]?
    var pain: Pain?
    var segments: [SegmentLine]?
    try json.object { (key, json) throws(PlainJSON.OtherForm) in
      switch key {
      case "type": try json.string(into: &type)
      case "id": try json.string(into: &id)
      case "routine": try json.string(into: &routine)
      case "title": try json.string(into: &title)
      case "level": try json.string(into: &level)
      case "hold": try json.decimal(into: &hold)
      case "repeats": try json.integer(into: &repeats)
      case "ready": try json.decimal(into: &ready)
      case "plan": try PlainJSON.put(try Plan(&json), in: &plan)
      case "parts": try PlainJSON.put(try Self.parts(&json), in: &parts)
      case "started": try json.string(into: &started)
      case "ended": try json.string(into: &ended)
      case "ending": try json.string(into: &ending)
      case "pain": try PlainJSON.put(try Pain(&json), in: &pain)
      case "ease": try json.string(into: &ease)
      case "note": try json.string(into: &note)
      case "machine": try json.string(into: &machine)
      case "edited": try json.string(into: &edited)
      case "revision": try json.integer(into: &revision)
      case "segments": try PlainJSON.put(try Self.segments(&json), in: &segments)
      default: throw PlainJSON.OtherForm()
      }
    }
    self.init(
      type: try PlainJSON.given(type), id: try PlainJSON.given(id),
      routine: try PlainJSON.given(routine), title: try PlainJSON.given(title),
      level: try PlainJSON.given(level), hold: hold, repeats: repeats,
      ready: try PlainJSON.given(ready), plan: try PlainJSON.given(plan), parts: parts,
      started: try PlainJSON.given(started), ended: ended, ending: ending, pain: pain, ease: ease,
      note: note, machine: try PlainJSON.given(machine), edited: edited,
      revision: try PlainJSON.given(revision), segments: try PlainJSON.given(segments))
  }

  private static func parts(
    _ json: inout PlainJSON
  ) throws(PlainJSON.OtherForm) -> [String: Plan] {
    var parts: [String: Plan] = [:]
    try json.object { (key, json) throws(PlainJSON.OtherForm) in
      try PlainJSON.put(try Plan(&json), in: &parts[key])
    }
    return parts
  }

  private static func segments(
    _ json: inout PlainJSON
  ) throws(PlainJSON.OtherForm) -> [SegmentLine] {
    var segments: [SegmentLine] = []
    try json.array { (json) throws(PlainJSON.OtherForm) in
      segments.append(try SegmentLine(&json))
    }
    return segments
  }
}

extension SessionLine.Plan {
  fileprivate init(_ json: inout PlainJSON) throws(PlainJSON.OtherForm) {
    var segments: Int?
    var seconds: Double?
    try json.object { (key, json) throws(PlainJSON.OtherForm) in
      switch key {
      case "segments": try json.integer(into: &segments)
      case "seconds": try json.decimal(into: &seconds)
      default: throw PlainJSON.OtherForm()
      }
    }
    self.init(
      segments: try PlainJSON.given(segments), seconds: try PlainJSON.given(seconds))
  }
}

extension SessionLine.Pain {
  fileprivate init(_ json: inout PlainJSON) throws(PlainJSON.OtherForm) {
    var before, after: Int?
    try json.object { (key, json) throws(PlainJSON.OtherForm) in
      switch key {
      case "before": try json.integer(into: &before)
      case "after": try json.integer(into: &after)
      default: throw PlainJSON.OtherForm()
      }
    }
    self.init(before: before, after: after)
  }
}

extension SessionLine.Repetition {
  fileprivate init(_ json: inout PlainJSON) throws(PlainJSON.OtherForm) {
    var index, of: Int?
    try json.object { (key, json) throws(PlainJSON.OtherForm) in
      switch key {
      case "index": try json.integer(into: &index)
      case "of": try json.integer(into: &of)
      default: throw PlainJSON.OtherForm()
      }
    }
    self.init(index: try PlainJSON.given(index), of: try PlainJSON.given(of))
  }
}

extension SessionLine.SegmentLine {
  fileprivate init(_ json: inout PlainJSON) throws(PlainJSON.OtherForm) {
    var segment, step: Int?
    var kind, title, side, outcome, origin, contact: String?
    var seconds, at: Double?
    var `repeat`: SessionLine.Repetition?
    try json.object { (key, json) throws(PlainJSON.OtherForm) in
      switch key {
      case "segment": try json.integer(into: &segment)
      case "kind": try json.string(into: &kind)
      case "step": try json.integer(into: &step)
      case "title": try json.string(into: &title)
      case "side": try json.string(into: &side)
      case "repeat": try PlainJSON.put(try SessionLine.Repetition(&json), in: &`repeat`)
      case "outcome": try json.string(into: &outcome)
      case "seconds": try json.decimal(into: &seconds)
      case "at": try json.decimal(into: &at)
      case "origin": try json.string(into: &origin)
      case "contact": try json.string(into: &contact)
      default: throw PlainJSON.OtherForm()
      }
    }
    self.init(
      segment: try PlainJSON.given(segment), kind: try PlainJSON.given(kind),
      step: try PlainJSON.given(step), title: try PlainJSON.given(title), side: side,
      repeat: `repeat`, outcome: try PlainJSON.given(outcome),
      seconds: try PlainJSON.given(seconds), at: try PlainJSON.given(at), origin: origin,
      contact: contact)
  }
}
