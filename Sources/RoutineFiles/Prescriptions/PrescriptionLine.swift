import RoutineEngine

/// Parses one line of a prescription from left to right. Parts that it does not understand are
/// kept.
struct PrescriptionLine {
  private let line: String
  private let tokens: [PrescriptionToken]
  private var index = 0
  private var exercise: PrescribedExercise
  /// The parts of the line that were not understood.
  private var rests: [[PrescriptionToken]] = [[]]

  /// Parses a line.
  static func read(_ line: String) -> PrescribedExercise {
    var reader = PrescriptionLine(line)
    return reader.read()
  }

  private init(_ line: String) {
    self.line = line
    tokens = PrescriptionToken.tokens(of: line)
    exercise = PrescribedExercise(lines: [line])
  }

  private mutating func read() -> PrescribedExercise {
    while index < tokens.count {
      let count = consumed()
      if count > 0 {
        index += count
        rests.append([])
      } else {
        rests[rests.count - 1].append(tokens[index])
        index += 1
      }
    }
    let parts = rests.map(text).filter { !$0.isEmpty }
    let names = parts.filter { part in
      !Self.words(of: part).allSatisfy(Self.fillers.contains)
    }
    exercise.name = names.first ?? ""
    exercise.unread += names.dropFirst()
    return exercise
  }

  /// Returns the text of some tokens, without separators at its ends.
  private func text(of tokens: [PrescriptionToken]) -> String {
    let kept = tokens.drop { $0.isSeparator }.reversed().drop { $0.isSeparator }.reversed()
    guard let first = kept.first, let last = kept.last else { return "" }
    return String(line[first.range.lowerBound..<last.range.upperBound])
  }

  private static func words(of part: String) -> [String] {
    part.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Words without a meaning of their own between two numbers.
  private static let fillers: Set<String> = [
    "repeat", "perform", "complete", "do", "for", "of", "and", "x", "at", "then", "on", "with", "a",
    "the", "to", "in", "about", "up", "each", "time", "hold", "this", "exercise", "try",
  ]
}

// MARK: Rules

extension PrescriptionLine {
  private func kind(_ offset: Int) -> PrescriptionToken.Kind? {
    index + offset < tokens.count ? tokens[index + offset].kind : nil
  }

  private func word(_ offset: Int) -> String? {
    if case .word(let word)? = kind(offset) { word } else { nil }
  }

  private func amount(_ offset: Int) -> Dose<Int>? {
    guard case .amount(let amount)? = kind(offset), Limits.count.contains(amount.low),
      Limits.count.contains(amount.high)
    else { return nil }
    return amount
  }

  private func time(_ offset: Int) -> Dose<Duration>? {
    guard case .time(let time)? = kind(offset), Limits.work.contains(time.low),
      Limits.work.contains(time.high)
    else { return nil }
    return time
  }

  private func isCross(_ offset: Int) -> Bool {
    [.word("x"), .sign("×"), .sign("*")].contains(kind(offset))
  }

  private func isOne(of words: Set<String>, _ offset: Int) -> Bool {
    word(offset).map(words.contains) ?? false
  }

  private static let sets: Set = ["set", "sets", "round", "rounds"]
  private static let counts: Set = ["rep", "reps", "repetition", "repetitions", "times", "time"]
  private static let per: Set = ["per", "a", "each", "every"]

  /// The rules in the order of attempts, longer forms first.
  private static let rules: [@Sendable (inout PrescriptionLine) -> Int] = [
    { $0.frequency() }, { $0.rest() }, { $0.product() }, { $0.sets() }, { $0.held() },
    { $0.side() }, { $0.load() }, { $0.count() },
  ]

  /// Applies the first matching rule. Returns the number of tokens that it consumed.
  private mutating func consumed() -> Int {
    for rule in Self.rules {
      let consumed = rule(&self)
      if consumed > 0 { return consumed }
    }
    let offset = word(0) == "for" ? (isOne(of: ["about", "around"], 1) ? 2 : 1) : 0
    if let time = time(offset), exercise.time == nil {
      exercise.time = time
      return offset + 1
    }
    return 0
  }

  /// Parses `3 times a day`, `3-4 x / day`, `5-7 days a week`, `twice daily`, `every 2 days` or `x
  /// 3 a day`.
  private mutating func frequency() -> Int {
    guard exercise.frequency == nil else { return 0 }
    if word(0) == "daily" || word(0) == "every" && word(1) == "day" {
      exercise.frequency = "daily"
      return word(0) == "daily" ? 1 : 2
    }
    if word(0) == "every", word(1) == "other", word(2) == "day" {
      exercise.frequency = "every 2 days"
      return 3
    }
    if word(0) == "every", let days = amount(1), days.isFixed, word(2) == "days" {
      exercise.frequency = "every \(days.low) days"
      return 3
    }
    var offset = isCross(0) ? 1 : 0
    let times: Dose<Int>
    if let number = ["once": 1, "twice": 2, "thrice": 3][word(offset) ?? ""] {
      times = Dose(number)
      offset += 1
    } else if let amount = amount(offset) {
      times = amount
      offset += 1
      if isCross(offset) || isOne(of: ["times", "time", "days"], offset) { offset += 1 }
    } else {
      return 0
    }
    let period: String
    if isOne(of: ["daily", "weekly"], offset) {
      period = word(offset) == "daily" ? "day" : "week"
      offset += 1
    } else if isOne(of: Self.per, offset) || kind(offset) == .sign("/"),
      let unit = word(offset + 1), ["day", "week"].contains(unit)
    {
      period = unit
      offset += 2
    } else {
      return 0
    }
    let range = times.isFixed ? "\(times.low)" : "\(times.low)-\(times.high)"
    exercise.frequency = "\(range) per \(period)"
    return offset
  }

  /// Parses `rest 45 s` or `45 s rest`.
  private mutating func rest() -> Int {
    if isOne(of: ["rest", "resting"], 0) {
      let offset = isOne(of: ["for", "of", "between"], 1) ? 2 : 1
      guard let time = time(offset), Limits.pause.contains(time.high) else { return 0 }
      exercise.rest = time.low
      return offset + 1
    }
    guard let time = time(0), isOne(of: ["rest", "break"], 1) else { return 0 }
    exercise.rest = time.low
    return 2
  }

  /// Parses `3x30 s`, `15 s x 5` or `3x10`.
  private mutating func product() -> Int {
    guard isCross(1) else { return 0 }
    if let number = amount(0), let time = time(2), exercise.count == nil {
      exercise.count = number
      let isHeld = isOne(of: ["hold", "holds", "held"], 3)
      if isHeld { exercise.hold = time } else { exercise.time = time }
      return isHeld ? 4 : 3
    }
    if let time = time(0), let number = amount(2), exercise.count == nil {
      exercise.time = time
      exercise.count = number
      return isOne(of: Self.counts, 3) ? 4 : 3
    }
    if let sets = amount(0), let count = amount(2), exercise.count == nil {
      exercise.sets = sets
      exercise.count = count
      return isOne(of: Self.counts, 3) ? 4 : 3
    }
    return 0
  }

  /// Parses `2 sets of`.
  private mutating func sets() -> Int {
    guard let sets = amount(0), isOne(of: Self.sets, 1), exercise.sets == nil else { return 0 }
    exercise.sets = sets
    guard isCross(2) || word(2) == "of" else { return 2 }
    guard let count = amount(3), exercise.count == nil else { return 3 }
    exercise.count = count
    return isOne(of: Self.counts, 4) ? 5 : 4
  }

  /// Parses `hold for 5 s`, `5 s hold` or `@ 5 s`, without other words in between.
  private mutating func held() -> Int {
    guard exercise.hold == nil else { return 0 }
    if let time = time(0), isOne(of: ["hold", "holds"], 1) {
      exercise.hold = time
      return 2
    }
    if kind(0) == .sign("@"), let time = time(1) {
      exercise.hold = time
      return isOne(of: ["hold", "holds"], 2) ? 3 : 2
    }
    guard isOne(of: ["hold", "holding"], 0) else { return 0 }
    var between: [String] = []
    for offset in 1...6 {
      if let time = time(offset) {
        exercise.hold = time
        let usual: Set = ["for", "the", "it", "this", "stretch", "position", "of"]
        if !between.allSatisfy(usual.contains) {
          exercise.unread.append(between.filter { $0 != "for" }.joined(separator: " "))
        }
        return offset + 1
      }
      guard let word = word(offset) else { return 0 }
      between.append(word)
    }
    return 0
  }

  /// Parses `each side`, `on both arms`, `/side`, `e/s` or `left side only`.
  private mutating func side() -> Int {
    if word(0) == "e", kind(1) == .sign("/"), word(2) == "s" {
      exercise.sides = .both(first: .left)
      return 3
    }
    let offset = isOne(of: ["on", "with", "in", "to", "for"], 0) ? 1 : 0
    if let side = ["left": Side.left, "right": .right][word(offset) ?? ""],
      isOne(of: ["side", "arm", "only"], offset + 1)
    {
      exercise.sides = .one(side)
      return offset + (word(offset + 2) == "only" ? 3 : 2)
    }
    let places: Set = [
      "side", "sides", "arm", "arms", "way", "direction", "shoulder", "hand", "wrist", "leg",
    ]
    let isEach =
      isOne(of: ["each", "per", "both", "either", "every"], offset)
      || offset == 0 && kind(0) == .sign("/")
    guard isEach, let place = word(offset + 1), places.contains(place) else { return 0 }
    // "Each way" of rolling shoulders means forwards and backwards, not left and right.
    if ["way", "direction"].contains(place), tokens.prefix(index).contains(where: \.isRoll) {
      return 0
    }
    exercise.sides = .both(first: .left)
    return offset + 2
  }

  /// Parses `red band` or `@ 4 kg`.
  private mutating func load() -> Int {
    let hasArticle = word(0) == "with" && isOne(of: ["a", "an", "the"], 1)
    let offset = hasArticle ? 2 : kind(0) == .sign("@") || word(0) == "with" ? 1 : 0
    let colors: Set = ["red", "yellow", "green", "blue", "black", "light", "medium", "heavy"]
    if let color = word(offset), colors.contains(color),
      isOne(of: ["band", "theraband", "tubing"], offset + 1)
    {
      exercise.load = "\(color) band"
      return offset + 2
    }
    guard case .amount(let weight)? = kind(offset), weight.isFixed,
      let unit = word(offset + 1), ["kg", "lb", "lbs"].contains(unit)
    else { return 0 }
    exercise.load = "\(weight.low) \(unit == "kg" ? "kg" : "lb")"
    return offset + 2
  }

  /// Parses `10 reps`, `repeat 5 times`, `x 10` or `10x`.
  private mutating func count() -> Int {
    guard exercise.count == nil else { return 0 }
    if isCross(0), let count = amount(1) {
      exercise.count = count
      return isOne(of: Self.counts, 2) ? 3 : 2
    }
    let offset = isOne(of: ["repeat", "perform", "do", "for"], 0) ? 1 : 0
    guard let count = amount(offset),
      isOne(of: Self.counts, offset + 1) || isCross(offset + 1)
    else { return 0 }
    exercise.count = count
    return offset + 2
  }
}
