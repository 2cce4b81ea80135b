import CarePlan
import Drawing
import RoutineEngine

/// The whole program as a value: inputs and moments go in, effects and frames come out. Moments are
/// durations on the program's clock, which counts suspended time and never steps back.
public struct App: Equatable, Sendable {
  /// The smallest window that a screen fits into.
  public static let smallest = Size(columns: 20, rows: 5)
  /// The lateness of a wake-up from which on the program counts as suspended or stopped.
  public static let gap: Duration = .seconds(2)
  /// The time of a flash: long enough to be seen from the corner of an eye.
  static let flash: Duration = .milliseconds(150)
  /// The least time between two flashes: more than three a second may do harm (WCAG 2.3.1).
  static let flashRest: Duration = .seconds(1)

  /// The most characters taken from a paste: as many as a note may have.
  private static let longestPaste = HistoryForm.longestNote

  /// The size of the window.
  public internal(set) var size: Size
  /// The glyphs that the terminal can show.
  private let terminalGlyphs: GlyphSet
  /// The terminal's background; `nil` while it is not known.
  private var background: Theme.Background?
  /// The person's choices.
  public internal(set) var settings: PlaySettings
  /// The answers about warning signs and pain.
  var care: Care
  /// True if somebody reads questions and has keys to answer them.
  let canAsk: Bool
  /// The doses that the person has agreed to.
  var doses = AgreedDoses()
  /// Today, the streak and the last two weeks; `nil` until they are loaded.
  var day: TodayModel?
  /// The figures that are loaded.
  var figures = FigureLibrary()
  /// The navigation stack, never empty once the app is launched.
  var screens: [Screen] = []
  /// The session that begins again once the history is loaded; `nil` afterwards. Nothing that
  /// happens before then counts.
  var opening: SessionRequest?
  /// The message in the footer.
  var status: StatusMessage?
  /// The moment of the last flash.
  private var flashedAt: Duration?
  /// The latest sign at the window's edges, where the screen flashes.
  private var light: SignalLight?
  /// The palette; `nil` while it is closed.
  var palette: Palette?
  /// The moment of the last input, on the program's clock.
  private(set) var lastMoment: Duration

  /// An app without screens; `list` and `playing` push the first one.
  init(
    care: Care, canAsk: Bool, settings: PlaySettings, size: Size, glyphs: GlyphSet,
    at now: Duration
  ) {
    self.care = care
    self.canAsk = canAsk && settings.hasKeys
    self.settings = settings
    self.size = size
    terminalGlyphs = glyphs
    lastMoment = now
  }

  /// The glyphs that are drawn with.
  var glyphs: GlyphSet { settings.glyphs(found: terminalGlyphs) }

  /// The limits that the person's answers set now.
  public var advice: Advice { care.advice(after: lastMoment) }

  var context: ScreenContext {
    ScreenContext(
      size: size, glyphs: glyphs, now: lastMoment, settings: settings, status: status?.text,
      hasBelow: screens.count > 1, advice: advice, doses: doses, day: day,
      routines: list?.entries ?? [], figures: figures)
  }

  /// The list of routines; `nil` if it is not the bottom of the stack.
  var list: RoutineList? {
    if case .list(let list) = screens.first { list } else { nil }
  }

  // MARK: Inputs

  /// Handles an input at a moment on the program's clock.
  ///
  /// - Returns: The effects, in order.
  public mutating func handle(_ input: AppInput, at now: Duration) -> [AppEffect] {
    var effects = advance(to: max(now, lastMoment))
    switch input {
    case .advanced, .suspended: break
    case .resized(let size): self.size = size
    case .key(let key): effects += handle(key)
    case .paste(let text): effects += type(text)
    case .click(let x, let y):
      effects += click(x: x, y: y)
    case .scroll(let lines):
      effects += onTop { $0.scroll(by: lines, in: $1) }
      scrollPalette(by: lines)
    case .background(let background): effects += use(background)
    case .signal: effects += leave()
    case .remote(let command, let request): effects += perform(command, replyTo: request)
    case .configured(let changes): effects += configure(changes)
    case .answered(let answers): effects += join(answers)
    case .rebound(let keys):
      settings.ownKeys = keys
      show("Changed in config.yaml: keys.")
    case .loaded(let loaded): effects += handle(loaded)
    case .failed(let text): show(text)
    }
    return effects + loadFigure()
  }

  /// Remembers the background for later themes, and shows the automatic one on it.
  private mutating func use(_ background: Theme.Background) -> [AppEffect] {
    guard background != self.background else { return [] }
    self.background = background
    return settings.theme == .auto ? [.showTheme(.auto, on: background)] : []
  }

  private mutating func perform(_ command: SessionEvent, replyTo request: Int?) -> [AppEffect] {
    func reply(_ refusal: String?) -> [AppEffect] {
      request.map { [.reply(to: $0, refusal: refusal)] } ?? []
    }
    guard case .player(var player) = screens.last else { return reply(reasonForNoSession) }
    let (actions, refusal) = player.perform(command, in: context)
    screens[screens.count - 1] = .player(player)
    return perform(actions) + reply(refusal)
  }

  /// Advances everything to a moment. After a wake-up that is much too late, the session counts as
  /// suspended meanwhile.
  private mutating func advance(to now: Duration) -> [AppEffect] {
    let last = lastMoment
    // Nothing of a session counts before the history is loaded.
    if opening != nil {
      lastMoment = now
      return []
    }
    // No deadline lies before the last moment, so that inputs in quick succession need not compute
    // it.
    let wasAway = now - last > Self.gap && nextDeadline.map { now - $0 > Self.gap } ?? false
    lastMoment = now
    if let status, status.until <= now { self.status = nil }
    let gap = wasAway ? withTop { $0.handleSuspension(since: last, in: $1) } : []
    return gap + withTop { $0.advance(in: $1) }
  }

  /// Hands a key to whatever is on top.
  mutating func handle(_ key: Key) -> [AppEffect] {
    if key == .control("c") { return leave() }
    if key == .control("l") { return [.redraw] }
    if palette != nil { return pressInPalette(key) }
    status = nil
    if key == .character("?"), screens.last?.isTyping == false {
      palette = Palette()
      return []
    }
    return withTop { $0.press(key, in: $1) }
  }

  /// Presses the key of a button that is hit; other clicks go to the palette or the screen.
  private mutating func click(x: Int, y: Int) -> [AppEffect] {
    if let key = frame().key(x: x, y: y) { return handle(key) }
    if palette != nil { return clickInPalette(x: x, y: y) }
    return withTop { $0.click(x: x, y: y, in: $1) }
  }

  /// Types pasted text into a text field. Without one, it is dropped: a paste presses no keys.
  private mutating func type(_ text: String) -> [AppEffect] {
    guard palette != nil || screens.last?.takesText ?? false else { return [] }
    return text.prefix(Self.longestPaste).flatMap { handle(.character($0)) }
  }

  /// Ends at once, whatever is open.
  private mutating func leave() -> [AppEffect] {
    let context = context
    var effects: [AppEffect] = []
    for index in screens.indices.reversed() {
      // Other actions, such as pushing a screen, make no sense at the end of the program.
      for case .effect(let effect) in screens[index].leave(in: context) { effects.append(effect) }
      effects += notePain(of: screens[index].waiting)
    }
    return effects + [.quit]
  }

  /// Requests the figure that the screen on top shows, once.
  mutating func loadFigure() -> [AppEffect] {
    guard let name = screens.last?.figure(in: context), !figures.isKnown(name) else { return [] }
    figures.add(nil, named: name)
    return [.load(.figure(name))]
  }

  /// Has the screen on top handle an input, unless the palette covers it.
  private mutating func onTop(
    _ body: (inout Screen, ScreenContext) -> [ScreenAction]
  ) -> [AppEffect] {
    palette == nil ? withTop(body) : []
  }

  private mutating func withTop(
    _ body: (inout Screen, ScreenContext) -> [ScreenAction]
  ) -> [AppEffect] {
    guard !screens.isEmpty else { return [] }
    let context = context
    return perform(body(&screens[screens.count - 1], context))
  }

  // MARK: Time

  /// The next moment at which something happens or looks different; `nil` when idle.
  public var nextDeadline: Duration? {
    let flashEnd = isFlashing ? flashedAt.map { $0 + Self.flash } : nil
    let lightEnd = shownLight?.end
    return (screens.last?.nextDeadline(in: context)).earliest(status?.until).earliest(flashEnd)
      .earliest(lightEnd)
  }

  /// True while the window is shown with text and background exchanged.
  public var isFlashing: Bool { flashedAt.map { lastMoment < $0 + Self.flash } ?? false }

  /// The sign at the window's edges, while its time lasts.
  private var shownLight: SignalLight? { light.flatMap { lastMoment < $0.end ? $0 : nil } }

  mutating func light(_ cue: Cue.Kind) {
    light = SignalLight(cue: cue, since: lastMoment)
  }

  mutating func flash() {
    if flashedAt.map({ lastMoment >= $0 + Self.flashRest }) ?? true { flashedAt = lastMoment }
  }

  /// Shows a sentence in the footer for a while.
  mutating func show(_ text: String) {
    status = StatusMessage(text, at: lastMoment)
  }

  /// Returns the effect that shows another theme.
  func showing(_ theme: Theme.Choice) -> AppEffect { .showTheme(theme, on: background) }
}

/// The drawing of the window.
extension App {
  /// Returns the whole window at the moment of the last input.
  public func frame(using cache: DrawingCache = DrawingCache()) -> Frame {
    var frame = Frame(size: size)
    if size.columns < Self.smallest.columns || size.rows < Self.smallest.rows {
      drawTooSmall(into: &frame)
    } else {
      screens.last?.draw(into: &frame, in: context, cache: cache)
      if let palette {
        PaletteView(palette: palette, entries: paletteEntries, context: context)
          .draw(into: &frame)
      } else {
        shownLight?.draw(into: &frame)
      }
    }
    return frame
  }

  private func drawTooSmall(into frame: inout Frame) {
    let needed = "\(Self.smallest.columns)x\(Self.smallest.rows)"
    let text = size.columns >= 11 ? "needs \(needed)" : needed
    for (row, line) in text.wrapped(to: max(1, size.columns)).enumerated() {
      frame.write(line, x: 0, y: row, style: Style(.warning))
    }
  }
}
