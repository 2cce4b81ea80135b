import BuiltInRoutines
import Foundation
import TestSupport
import Testing

/// One start of the program, with random keys, sizes and signals until it ends.
struct SoakRound {
  /// The inputs and endings so far.
  struct Count: CustomStringConvertible {
    var rounds: UInt64 = 0
    var keys = 0
    var sizes = 0
    var signals = 0
    var stops = 0
    var endings: [String: Int] = [:]

    var description: String {
      let ways = endings.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      return "\(rounds) rounds, \(keys) keys, \(sizes) sizes, \(signals) signals, \(stops) stops; "
        + "ended by \(ways.joined(separator: ", "))"
    }

    mutating func add(_ other: Count) {
      rounds += other.rounds
      keys += other.keys
      sizes += other.sizes
      signals += other.signals
      stops += other.stops
      endings.merge(other.endings, uniquingKeysWith: +)
    }
  }

  private(set) var log: [String] = []
  private(set) var problems: [String] = []
  private(set) var count = Count()
  private let program: Program
  private var random: SeededGenerator
  private var isPlain = false

  init(seed: UInt64, program: Program) {
    random = SeededGenerator(seed: seed)
    self.program = program
  }

  private static let keys =
    Array(" \r\r\rnnnprr++--!zfshvtil,?/jkgGyq0123456789ec\u{1B}\t\u{7F}x").map(String.init) + [
      "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[H",
      "\u{1B}[F", "\u{1B}[<0;10;5M", "\u{1B}[<0;10;5m", "\u{1B}[<64;10;5M", "\u{1B}[<65;10;5M", "ü",
      "\u{1F600}", "\u{1B}[200~", "\u{1B}[1;", "\u{80}", "\u{C}",
      "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}[?62;22c",
      "\u{1B}]11;rgb:ff", "\u{1B}]11;", "\u{1B}]", "\u{1B}[?997;1n",
    ]

  /// Plays the round to its end.
  mutating func play() throws {
    count.rounds = 1
    let line = randomLine()
    let size = randomSize()
    let isItsOwn = Bool.random(using: &random)
    log.append("\(line), \(size), \(isItsOwn ? "its own terminal" : "somebody else's terminal")")
    let run = try ProgramOnTerminal("exec $unknot \(line)", program, size: size, isItsOwn: isItsOwn)
    try run.wait("a beginning") { !run.output.isEmpty || run.isOver }
    for step in 0..<Int.random(in: 5...160, using: &random) {
      if run.isOver { return try close(run, "itself") }
      doSomething(to: run)
      run.read(within: Int32.random(in: 0...20, using: &random))
      if step % 25 == 24, !isPlain { try takePulse(of: run) }
    }
    try finish(run)
  }

  // MARK: What is done

  private mutating func randomLine() -> String {
    let routine = BuiltInRoutines.routines.map(\.id).randomElement(using: &random) ?? ""
    let speed = [1, 1, 5, 20, 100, 1_000].randomElement(using: &random) ?? 1
    let level = ["gentle", "standard", "full"].randomElement(using: &random) ?? ""
    let flag = ["", "--hands-free", "--no-record", "--mute"].randomElement(using: &random) ?? ""
    let play = "play \(routine) --speed \(speed) --level \(level) \(flag)"
    isPlain = Int.random(in: 0..<8, using: &random) == 0
    switch Int.random(in: 0..<6, using: &random) {
    case 0...1: return isPlain ? play + " --plain" : ""
    case 2: return isPlain ? "resume --plain" : "resume"
    default: return isPlain ? play + " --plain" : play
    }
  }

  private mutating func randomSize() -> (Int, Int) {
    [(80, 24), (80, 24), (100, 30), (40, 12), (20, 5), (1, 1), (0, 0), (300, 100), (7, 90)]
      .randomElement(using: &random) ?? (80, 24)
  }

  private mutating func doSomething(to run: ProgramOnTerminal) {
    switch Int.random(in: 0..<20, using: &random) {
    case 0...13:
      let key = Self.keys.randomElement(using: &random) ?? ""
      log.append("key \(key.debugDescription)")
      run.type(key)
      count.keys += 1
    case 14...16:
      let size = randomSize()
      log.append("size \(size)")
      run.resize(columns: size.0, rows: size.1)
      count.sizes += 1
    case 17...18:
      let signal = [SIGWINCH, SIGCONT, SIGCHLD, SIGURG].randomElement(using: &random)
      log.append("signal \(signal ?? 0)")
      run.send(signal ?? SIGWINCH)
      count.signals += 1
    default:
      let signal = Bool.random(using: &random) ? SIGSTOP : SIGTSTP
      log.append("stop \(signal)")
      run.send(signal)
      run.read(within: Int32.random(in: 0...30, using: &random))
      run.send(SIGCONT)
      count.stops += 1
    }
  }

  /// A live program draws everything again on request.
  private mutating func takePulse(of run: ProgramOnTerminal) throws {
    let before = run.output.utf8.count
    let clock = ContinuousClock()
    var askedAt = clock.now
    // The end of a paste that was never begun is nothing. The letter ends whatever an escape key
    // has begun: it would take Ctrl-L for its own.
    let ask = "\u{1B}[201~x\u{C}"
    run.type(ask)
    log.append("pulse")
    try run.wait("a sign of life") {
      // A string that was begun and never ended takes both, until it has been silent for long
      // enough.
      if clock.now - askedAt > .milliseconds(500) {
        askedAt = clock.now
        run.type(ask)
      }
      // A stop may come into force after the signal to go on.
      if run.isStopped { run.send(SIGCONT) }
      return run.output.utf8.count > before || run.isOver
    }
  }

  private mutating func finish(_ run: ProgramOnTerminal) throws {
    let way = Int.random(in: 0..<6, using: &random)
    log.append("end \(way)")
    switch way {
    case 0: run.send(SIGINT)
    case 1: run.send(SIGTERM)
    case 2: run.send(SIGHUP)
    case 3: run.hangUp()
    default: run.send(SIGKILL)
    }
    let names = ["Ctrl-C", "SIGTERM", "SIGHUP", "a lost terminal"]
    try close(run, way < names.count ? names[way] : "SIGKILL")
  }

  // MARK: What must be so

  private mutating func close(_ run: ProgramOnTerminal, _ way: String) throws {
    // Whoever stopped it lets it go on.
    try run.wait("the end") {
      if run.isStopped { run.send(SIGCONT) }
      return run.isOver
    }
    let ending = try run.end()
    count.endings[way, default: 0] += 1
    // It may have ended by itself just before.
    let itself: [ProgramOnTerminal.Ending] = [.exit(0), .exit(66), .exit(77)]
    let expected: [ProgramOnTerminal.Ending] =
      switch way {
      // Where it has ended by itself just before, signals are no longer its own.
      case "Ctrl-C": [.signal(SIGINT)]
      case "SIGTERM": [.signal(SIGTERM)]
      case "SIGHUP", "a lost terminal": [.signal(SIGHUP), .exit(74)]
      case "SIGKILL": [.signal(SIGKILL)]
      default: []
      }
    if !(itself + expected).contains(ending) {
      problems.append("ended by \(way) with \(ending); \(run.output.suffix(500).debugDescription)")
    }
    if way != "SIGKILL", way != "a lost terminal" { run.expectGivenBack() }
    let crash = program.home.appendingPathComponent("crash.txt")
    if let report = try? String(contentsOf: crash, encoding: .utf8) {
      problems.append("it crashed:\n\(report)")
      try? FileManager.default.removeItem(at: crash)
    }
  }
}
