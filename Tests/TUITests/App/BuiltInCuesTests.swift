import BuiltInRoutines
import CarePlan
import Drawing
import RoutineEngine
import RoutineFiles
import TUI
import Testing

/// Every cue of every built-in routine: at its moment, in order, once.
@Suite struct BuiltInCuesTests {
  private struct Heard {
    let cue: Cue.Kind
    /// The time at which the cue is due, since the session began.
    let at: Duration
    /// The time at which the program was awake for the cue, on the session's clock.
    let awake: Duration
    let segment: Int
    let offset: Duration

    /// True for a stroke, a breath or a rep: the only cues that may come together with another.
    var isBeat: Bool {
      switch cue {
      case .phase, .rep: true
      default: false
      }
    }
  }

  private static let routines = RoutineCatalog(
    builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
    moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) }
  ).entries.compactMap(\.routine)

  private static let settings = [
    PlaySettings(isHandsFree: true),
    PlaySettings(
      prescription: Prescription(level: .full, ready: .seconds(10)), isHandsFree: true, speed: 7),
    PlaySettings(prescription: Prescription(level: .gentle), isHandsFree: true, speed: 1_000),
  ]

  /// Walks a routine as the program does: asleep until the next change.
  private func heard(
    _ timeline: Timeline, settings: PlaySettings
  ) -> (cues: [Heard], isSummedUp: Bool) {
    var (app, effects) = App.playing(
      Fixture.request(timeline), care: Care(signs: .nothing),
      settings: settings, size: Size(columns: 80, rows: 24), glyphs: .unicode, at: .zero)
    effects = app.loadFigures(effects, at: .zero)
    var heard: [Heard] = []
    var (segment, began) = (0, Duration.zero)
    var now = Duration.zero
    func take(_ effects: [AppEffect]) {
      for case .observe(let effect) in effects {
        switch effect {
        case .entered(let context, let at): (segment, began) = (context.index, at)
        case .cue(let cue, _, let at):
          heard.append(
            Heard(
              cue: cue, at: at, awake: now * settings.speed, segment: segment, offset: at - began))
        default: break
        }
      }
    }
    take(effects)
    while !app.isSummedUp {
      if app.session?.isWaiting == true {
        effects = app.press(.enter, at: now)
      } else {
        guard let next = app.nextDeadline else { break }
        now = next
        effects = app.send(.advanced, at: now)
      }
      take(effects)
    }
    return (heard, app.isSummedUp)
  }

  @Test(arguments: routines, settings)
  func `every cue comes at its moment, in order and once`(
    routine: Routine, settings: PlaySettings
  ) throws {
    let timeline = try Timeline(routine, settings.prescription)
    let (cues, isSummedUp) = heard(timeline, settings: settings)
    #expect(isSummedUp)
    for cue in cues {
      // The program's clock has whole nanoseconds: a faster session's moments lie between them.
      let late = cue.awake - cue.at
      #expect(late >= .zero && late < .nanoseconds(settings.speed), "\(cue)")
    }
    for (one, next) in zip(cues, cues.dropFirst()) {
      #expect(one.at < next.at || one.segment < next.segment || next.isBeat, "\(one) \(next)")
      #expect(one.at <= next.at)
    }
    // Nobody is woken at the end of a routine to fall asleep with.
    #expect((cues.last?.cue == .done) == !routine.isForBed)
    let bySegment = Dictionary(grouping: cues.filter { $0.cue != .done }, by: \.segment)
    for (index, segment) in timeline.segments.enumerated() {
      let own = bySegment[index] ?? []
      #expect(own.first?.offset == .zero, "segment \(index) is told as it begins")
      guard let length = segment.length else { continue }
      let counts = own.compactMap { cue in
        if case .countdown(let number) = cue.cue { (number, length - cue.offset) } else { nil }
      }
      #expect(counts.allSatisfy { .seconds($0.0) == $0.1 }, "\(counts)")
      let isSilent = length < .seconds(10) || routine.isForBed && segment.kind.isWork
      #expect(counts.map(\.0) == (isSilent && counts.isEmpty ? [] : [3, 2, 1]), "\(segment)")
      let halves = own.filter { $0.cue == .halfway }
      #expect(halves.count <= 1 && halves.allSatisfy { $0.offset * 2 == length })
    }
  }

  @Test(arguments: routines)
  func `a timeline has get-ready segments exactly if it announces timed work`(
    routine: Routine
  ) throws {
    let prescription = PlaySettings(hasVoice: true).audible(Prescription(), of: routine)
    let segments = try Timeline(routine, prescription).segments
    let announcesWork = segments.contains { $0.kind.role == .timedWork && !$0.isUnannounced }
    #expect(segments.contains { $0.kind == .ready } == announcesWork)
  }

  @Test(arguments: routines)
  func `get-ready leaves the voice time to say what to do`(routine: Routine) throws {
    let settings = PlaySettings(hasVoice: true)
    let timeline = try Timeline(routine, settings.audible(Prescription(), of: routine))
    for segment in timeline.segments where segment.kind == .ready {
      let side = segment.side.map { "\($0.rawValue) side" } ?? ""
      let words = [segment.name, side, segment.spoken ?? segment.text].joined(separator: " ")
      #expect(try #require(segment.length) >= ReadingTime.of(words), "\(segment.title)")
    }
    // Who hears no voice need not wait for it.
    let silent = PlaySettings().audible(Prescription(), of: routine)
    let off = PlaySettings(isSoundOn: false, hasVoice: true).audible(Prescription(), of: routine)
    #expect(silent == Prescription() && off == Prescription())
  }

  @Test func `without keys a step that needs an answer ends the session`() throws {
    let routine = try #require(Self.routines.first { $0.id == "strain-recovery" })
    let settings = PlaySettings(isHandsFree: true, hasKeys: false)
    let timeline = try Timeline(routine, settings.prescription)
    var (app, _) = App.playing(
      Fixture.request(timeline), care: Care(signs: .nothing),
      settings: settings, size: App.smallest, glyphs: .ascii, at: .zero)
    var effects: [AppEffect] = []
    while !app.isSummedUp, let next = app.nextDeadline {
      effects = app.send(.advanced, at: next)
    }
    #expect(
      effects.contains(
        .say(
          "This step needs a key press, and there is no keyboard, so the session stops here.")))
    #expect(effects.contains { $0.ends(.left) })
    // With keys it waits there, for as long as it takes, and turns the pages of its words.
    let handsFree = PlaySettings(isHandsFree: true)
    (app, _) = App.playing(
      Fixture.request(timeline), care: Care(signs: .nothing),
      settings: handsFree, size: App.smallest, glyphs: .ascii, at: .zero)
    while let next = app.nextDeadline, next < .seconds(3_600) {
      _ = app.send(.advanced, at: next)
    }
    #expect(app.session?.isWaiting == true && app.session?.segment.asks == true)
  }
}
