import RoutineEngine
import Screen

/// Everything that is on the screen and behind it: events and moments go in, effects and frames
/// come out. Moments are durations on the program's clock, which counts suspended time and never
/// steps back.
public struct AppState: Sendable {
  /// The smallest window that a screen fits into.
  public static let smallest = Size(columns: 20, rows: 5)
  /// A wake-up this much too late means that the program was not running: suspended, stopped.
  public static let gap: Duration = .seconds(2)

  private var size: Size
  private let glyphs: GlyphSet
  private var picker: Picker?
  private var guide: Guide?
  private var player: Player?
  private(set) var summary: Summary?
  /// The first line of the help that is shown; `nil` while it is closed.
  private var helpOffset: Int?
  private var lastMoment: Duration

  // MARK: Beginning

  /// Begins with the list of routines.
  public init(
    picking entries: [PickerEntry], settings: PlaySettings, size: Size, glyphs: GlyphSet,
    at now: Duration
  ) {
    self.init(size: size, glyphs: glyphs, at: now)
    picker = Picker(entries, settings: settings)
  }

  /// Begins with a session, and ends after it.
  ///
  /// - Parameters:
  ///   - timeline: What is walked.
  ///   - index: The segment to begin with, counted from 0.
  ///   - settings: What the person has chosen.
  ///   - size: The window.
  ///   - glyphs: What can be shown.
  ///   - now: The moment on the program's clock.
  /// - Returns: The state, and what its beginning wants done.
  public static func playing(
    _ timeline: Timeline, from index: Int = 0, settings: PlaySettings, size: Size,
    glyphs: GlyphSet, at now: Duration
  ) -> (state: AppState, effects: [AppEffect]) {
    var state = AppState(size: size, glyphs: glyphs, at: now)
    let effects = state.play(timeline, from: index, settings: settings, at: now)
    return (state, effects)
  }

  private init(size: Size, glyphs: GlyphSet, at now: Duration) {
    self.size = size
    self.glyphs = glyphs
    lastMoment = now
  }

  private mutating func play(
    _ timeline: Timeline, from index: Int, settings: PlaySettings, at now: Duration
  ) -> [AppEffect] {
    let (player, effects) = Player.begin(timeline, from: index, settings: settings, at: now)
    self.player = player
    return effects
  }

  // MARK: Events

  /// Takes in what the terminal tells, at a moment on the program's clock.
  /// - Returns: What is to be done, in order.
  public mutating func handle(_ event: InputEvent, at now: Duration) -> [AppEffect] {
    var effects = noteGap(at: now)
    effects += player?.letTimePass(at: now) ?? []
    picker?.letTimePass(at: now)
    lastMoment = max(lastMoment, now)
    sumUp()
    switch event {
    case .timePassed, .continued: break
    case .resized(let size): self.size = size
    case .keyPressed(let key): effects += press(key, at: now)
    case .clicked(let x, let y): effects += click(x: x, y: y, at: now)
    case .scrolled(let lines): scroll(by: lines)
    case .interrupted, .terminated, .hungUp: effects += leave(at: now)
    }
    sumUp()
    return effects
  }

  /// Whether the program should have woken up long ago: then it was not running, and neither was
  /// the session.
  private mutating func noteGap(at now: Duration) -> [AppEffect] {
    guard player != nil, let due = nextChange, now - due > Self.gap else { return [] }
    return player?.noteGap(since: lastMoment, at: now) ?? []
  }

  /// Once a session is over, what was done takes its place.
  private mutating func sumUp() {
    guard let player, player.isOver else { return }
    summary = Summary(player.session)
    if var picker {
      var settings = player.settings
      settings.prescription = picker.settings.prescription
      picker.adopt(settings)
      self.picker = picker
    }
    self.player = nil
  }

  /// Ends at once, whatever is open.
  private mutating func leave(at now: Duration) -> [AppEffect] {
    (player?.leave(at: now) ?? []) + [.quit]
  }

  private mutating func press(_ key: Key, at now: Duration) -> [AppEffect] {
    if key == .control("c") { return leave(at: now) }
    if key == .control("l") { return [.redraw] }
    if helpOffset != nil {
      pressInHelp(key)
      return []
    }
    if summary != nil { return pressInSummary(key) }
    if player != nil {
      if Keys.player.action(for: key) == .help, player?.question == nil {
        helpOffset = 0
        return []
      }
      return player?.press(key, at: now) ?? []
    }
    if guide != nil {
      pressInGuide(key)
      return []
    }
    return pressInPicker(key, at: now)
  }

  /// Opens the guide, in answer to `AppEffect.openGuide`.
  public mutating func showGuide(_ cards: [GuideCard]) {
    guide = Guide(cards)
  }

  private mutating func pressInGuide(_ key: Key) {
    guard var guide else { return }
    if Keys.guide.action(for: key) == .help {
      helpOffset = 0
    } else if guide.press(key, window: size, glyphs: glyphs) == .closed {
      self.guide = nil
    } else {
      self.guide = guide
    }
  }

  private mutating func pressInHelp(_ key: Key) {
    let offset = helpOffset ?? 0
    switch key {
    case .down, .character("j"), .pageDown: helpOffset = min(offset + 1, helpLines.count - 1)
    case .up, .character("k"), .pageUp: helpOffset = max(0, offset - 1)
    default: helpOffset = nil
    }
  }

  private mutating func pressInSummary(_ key: Key) -> [AppEffect] {
    switch key {
    case .enter, .character(" "), .escape:
      summary = nil
      return picker == nil ? [.quit] : []
    case .character("q"): return [.quit]
    default: return []
    }
  }

  private mutating func pressInPicker(_ key: Key, at now: Duration) -> [AppEffect] {
    guard var picker else { return [] }
    if !picker.isTyping, Keys.picker.action(for: key) == .help {
      helpOffset = 0
      return []
    }
    let outcome = picker.press(key, window: size, at: now)
    self.picker = picker
    limitDetails()
    return take(outcome, at: now)
  }

  private mutating func limitDetails() {
    guard let picker, picker.detailsOffset != nil else { return }
    let last = PickerDrawing(picker: picker, glyphs: glyphs, size: size).lastDetailsOffset
    self.picker?.limitDetails(to: last)
  }

  private mutating func take(_ outcome: Picker.Outcome, at now: Duration) -> [AppEffect] {
    switch outcome {
    case .nothing: return []
    case .quit: return [.quit]
    case .openGuide: return [.openGuide]
    case .start(let routine):
      guard let settings = picker?.settings,
        let timeline = try? Timeline(routine, settings.prescription)
      else { return [] }
      return play(timeline, from: 0, settings: settings, at: now)
    }
  }

  /// Whether nothing lies over the list of routines.
  private var isPicking: Bool {
    helpOffset == nil && summary == nil && player == nil && guide == nil
  }

  private mutating func click(x: Int, y: Int, at now: Duration) -> [AppEffect] {
    guard isPicking, let picker else { return [] }
    let drawing = PickerDrawing(picker: picker, glyphs: glyphs, size: size)
    guard let line = drawing.line(x: x, y: y) else { return [] }
    let outcome = self.picker?.click(line: line)
    return take(outcome ?? .nothing, at: now)
  }

  private mutating func scroll(by lines: Int) {
    guard isPicking else { return }
    picker?.scroll(by: lines)
    limitDetails()
  }

  /// The session under way; `nil` before and after.
  public var session: Session? { player?.session }

  /// The moment of the session under way.
  public var sessionTime: Duration? { player?.sessionTime(at: lastMoment) }

  /// Whether a session was walked and what was done is shown.
  public var isSummedUp: Bool { summary != nil }

  // MARK: What is next

  /// The next moment at which something happens or looks otherwise; `nil` while all stands still.
  public var nextChange: Duration? {
    if let player { return player.nextChange(after: lastMoment) }
    return picker?.nextChange()
  }

  // MARK: Drawing

  /// The whole window at the moment of the last event.
  public var frame: Frame {
    var frame = Frame(size: size)
    if size.columns < Self.smallest.columns || size.rows < Self.smallest.rows {
      drawTooSmall(into: &frame)
    } else if let helpOffset {
      HelpDrawing(lines: helpLines, glyphs: glyphs, offset: helpOffset).draw(into: &frame)
    } else if let summary {
      SummaryDrawing(summary: summary, glyphs: glyphs, hasPicker: picker != nil)
        .draw(into: &frame)
    } else if let player {
      PlayerDrawing(player, glyphs: glyphs, at: lastMoment).draw(into: &frame)
    } else if let guide {
      GuideDrawing(guide: guide, glyphs: glyphs, size: size).draw(into: &frame)
    } else if let picker {
      PickerDrawing(picker: picker, glyphs: glyphs, size: size).draw(into: &frame)
    }
    return frame
  }

  private var helpLines: [(keys: String, help: String)] {
    if player != nil { return Keys.player.helpLines(glyphs: glyphs) }
    return guide == nil
      ? Keys.picker.helpLines(glyphs: glyphs) : Keys.guide.helpLines(glyphs: glyphs)
  }

  private func drawTooSmall(into frame: inout Frame) {
    let needed = "\(Self.smallest.columns)x\(Self.smallest.rows)"
    let text = size.columns >= 11 ? "needs \(needed)" : needed
    for (row, line) in text.wrapped(to: max(1, size.columns)).enumerated() {
      frame.write(line, x: 0, y: row, style: Style(.warning))
    }
  }
}
