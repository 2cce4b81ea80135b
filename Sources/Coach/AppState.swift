import CarePlan
import Drawing
import Figures
import RoutineEngine

/// Everything that is on the screen and behind it: events and moments go in, effects and frames
/// come out. Moments are durations on the program's clock, which counts suspended time and never
/// steps back.
public struct AppState {
  /// The smallest window that a screen fits into.
  public static let smallest = Size(columns: 20, rows: 5)
  /// A wake-up this much too late means that the program was not running: suspended, stopped.
  public static let gap: Duration = .seconds(2)
  /// How long the screen flashes: long enough to be seen from the corner of an eye.
  static let flash: Duration = .milliseconds(150)
  /// How long it then does not: more than three flashes a second may do harm (WCAG 2.3.1).
  static let flashRest: Duration = .seconds(1)

  /// The most characters of a paste, more than any title has.
  private static let longestPaste = 100

  private var size: Size
  /// What the terminal can show.
  private let found: GlyphSet
  /// What the terminal has told of its ground; `nil` before.
  private var ground: Theme.Background?
  private let figure: (String) -> Figure?
  private let figureCaches = FigureCaches()
  /// What the person has chosen.
  public private(set) var settings: PlaySettings
  /// What was said about warning signs and pain.
  var care: Care
  /// Whether somebody reads what is asked and can answer it.
  let canAsk: Bool
  /// The doses that the person has said yes to.
  var doses = AgreedDoses()
  /// What is open, the place on top last; never empty.
  var places: [any Place]
  /// A sentence that is shown for a while.
  var notice: Notice?
  /// When the screen began to flash the last time.
  private var flashedAt: Duration?
  /// The first line of the help that is shown; `nil` while it is closed.
  private var helpOffset: Int?
  /// The moment of the last event, on the program's clock.
  private(set) var lastMoment: Duration

  /// Begins with what is open.
  init(
    _ places: [any Place], care: Care, canAsk: Bool = true, settings: PlaySettings, size: Size,
    glyphs: GlyphSet,
    figure: @escaping (String) -> Figure?, at now: Duration
  ) {
    self.places = places
    self.care = care
    self.canAsk = canAsk && settings.hasKeys
    self.settings = settings
    self.size = size
    found = glyphs
    self.figure = figure
    lastMoment = now
  }

  /// What is drawn with.
  private var glyphs: GlyphSet { settings.glyphs.glyphs(found: found) }

  /// What the person's answers allow now.
  public var advice: Advice { care.advice(after: lastMoment) }

  var stage: Stage {
    Stage(
      size: size, glyphs: glyphs, now: lastMoment, settings: settings, notice: notice?.text,
      hasBelow: places.count > 1, advice: advice, doses: doses, figure: figure,
      figureCaches: figureCaches)
  }

  // MARK: Events

  /// Takes in what the terminal tells, at a moment on the program's clock.
  /// - Returns: What is to be done, in order.
  public mutating func handle(_ event: InputEvent, at now: Duration) -> [AppEffect] {
    var effects = advance(to: max(now, lastMoment))
    switch event {
    case .advanced, .continued: break
    case .resized(let size): self.size = size
    case .keyPressed(let key): effects += press(key)
    case .pasted(let text): effects += type(text)
    case .clicked(let x, let y):
      effects += onTop { $0.click(x: x, y: y, on: $1) }
      helpOffset = nil
    case .scrolled(let lines):
      effects += onTop { $0.scroll(by: lines, on: $1) }
      if helpOffset != nil { pressInHelp(lines > 0 ? .down : .up) }
    case .backgroundReported(let ground): effects += takeIn(ground)
    case .interrupted, .terminated, .hungUp: effects += leave()
    }
    return effects
  }

  /// The ground is remembered for a later choice, too.
  private mutating func takeIn(_ ground: Theme.Background) -> [AppEffect] {
    guard ground != self.ground else { return [] }
    self.ground = ground
    return settings.theme == .auto ? [.showTheme(.auto, on: ground)] : []
  }

  /// Takes in what the person wishes for the session from elsewhere: from another terminal, by a
  /// media key. It has the meaning of the key for it, and nothing more is said on the screen.
  ///
  /// - Parameters:
  ///   - wish: What is wished for.
  ///   - now: The moment on the program's clock.
  /// - Returns: What is to be done, in order, and why the wish was not met if it was not.
  public mutating func handle(
    wish: SessionEvent, at now: Duration
  ) -> (effects: [AppEffect], refusal: String?) {
    let effects = advance(to: max(now, lastMoment))
    guard var player else { return (effects, Wording.noSession) }
    let (turns, refusal) = player.take(wish, at: lastMoment)
    places[places.count - 1] = player
    return (effects + take(turns), refusal)
  }

  /// Brings everything to a moment. If the program should have woken up long before it, it was not
  /// running, and neither was the session.
  private mutating func advance(to now: Duration) -> [AppEffect] {
    let last = lastMoment
    // No change is due before the last moment, so that between two keys none is looked for.
    let wasAway = now - last > Self.gap && nextChange.map { now - $0 > Self.gap } ?? false
    lastMoment = now
    if let notice, notice.until <= now { self.notice = nil }
    let gap = wasAway ? withTop { $0.handleSuspension(since: last, at: now) } : []
    return gap + withTop { $0.advance(to: now) }
  }

  private mutating func press(_ key: Key) -> [AppEffect] {
    if key == .control("c") { return leave() }
    if key == .control("l") { return [.redraw] }
    if helpOffset != nil {
      pressInHelp(key)
      return []
    }
    notice = nil
    if key == .character("?"), places.last?.isTyping == false {
      helpOffset = 0
      return []
    }
    return withTop { $0.press(key, on: $1) }
  }

  /// Types what was pasted into the filter; anywhere else it would be keys that nobody pressed.
  private mutating func type(_ text: String) -> [AppEffect] {
    guard helpOffset == nil, (places.last as? Picker)?.isTyping == true else { return [] }
    return text.prefix(Self.longestPaste).flatMap { press(.character($0)) }
  }

  private mutating func pressInHelp(_ key: Key) {
    let offset = helpOffset ?? 0
    switch key {
    case .down, .character("j"), .pageDown: helpOffset = min(offset + 1, helpLines.count - 1)
    case .up, .character("k"), .pageUp: helpOffset = max(0, offset - 1)
    default: helpOffset = nil
    }
  }

  /// Ends at once, whatever is open.
  private mutating func leave() -> [AppEffect] {
    var effects: [AppEffect] = []
    for index in places.indices.reversed() { effects += places[index].leave(on: stage) }
    return effects + [.quit]
  }

  /// Hands something to the place on top, unless the help lies over it.
  private mutating func onTop(_ body: (inout any Place, Stage) -> [Turn]) -> [AppEffect] {
    helpOffset == nil ? withTop(body) : []
  }

  private mutating func withTop(_ body: (inout any Place, Stage) -> [Turn]) -> [AppEffect] {
    let stage = stage
    return withTop { body(&$0, stage) }
  }

  private mutating func withTop(_ body: (inout any Place) -> [Turn]) -> [AppEffect] {
    guard !places.isEmpty else { return [] }
    let turns = body(&places[places.count - 1])
    return take(turns)
  }

  mutating func take(_ turns: [Turn]) -> [AppEffect] {
    turns.flatMap { turn -> [AppEffect] in
      switch turn {
      case .effect(let effect):
        if settings.flashes, case .observe(.entered) = effect { flash() }
        return [effect]
      case .tell(let text):
        notice = Notice(text, at: lastMoment)
        return [.say(text)]
      case .choose(let settings):
        let old = self.settings
        self.settings = settings
        return (settings.theme == old.theme ? [] : [.showTheme(settings.theme, on: ground)])
          + (settings.isFollowed(like: old) ? [] : [.apply(settings)])
      case .answerSafety(let answer):
        care.answer(answer, after: lastMoment)
        return [.keepSafety(answer)]
      case .answerPain(let pain, let isCorrection):
        let before = advice.pain ?? 0
        let today = care.answer(pain: pain, isCorrection: isCorrection, after: lastMoment)
        // Less than that changes nothing, and is in the record.
        return max(before, today) >= Advice.gentlePain ? [.keepPain(today)] : []
      case .begin(let request): return begin(request)
      case .open(let place): places.append(place)
      case .replace(let place): places[places.count - 1] = place
      case .close:
        if places.count == 1 { return [.quit] }
        places.removeLast()
      case .quit: return [.quit]
      }
      return []
    }
  }

  // MARK: What is there

  /// What the person has chosen for the sessions to come.
  public var chosen: Prescription { settings.prescription }

  /// Whether a change of dose can be asked about: what was done is shown, and all that it depends
  /// on is said.
  public var canOffer: Bool { summary.map { !$0.isPainOpen } ?? false }

  /// The session under way; `nil` before and after.
  public var session: Session? { withSession { session, _ in session } }

  /// The moment of the session under way.
  public var sessionTime: Duration? { withSession { $1 } }

  /// Looks at the session under way and its moment where they are, for what is asked at every
  /// wake-up: a session is large to copy. `nil` before and after.
  public func withSession<Value>(_ body: (Session, _ time: Duration) -> Value) -> Value? {
    places.last?.withSession(at: lastMoment, body)
  }

  /// The segment under way and how far the session is in it, and its own moment; `nil` before and
  /// after.
  public var progress: (context: SegmentContext, at: Duration)? {
    withSession { ($0.context(at: $1), $1) }
  }

  /// What was done, while it is shown.
  var summary: Summary? { places.last as? Summary }

  /// Whether a session was walked and what was done is shown.
  public var isSummedUp: Bool { places.last?.isSummary ?? false }

  private var player: Player? { places.last as? Player }

  /// The next moment at which something happens or looks otherwise; `nil` while all stands still.
  public var nextChange: Duration? {
    let flashEnd = isFlashing ? flashedAt.map { $0 + Self.flash } : nil
    return (places.last?.nextChange(on: stage)).earliest(notice?.until).earliest(flashEnd)
  }

  /// Whether the window is to be shown with ink and ground changed over.
  public var isFlashing: Bool { flashedAt.map { lastMoment < $0 + Self.flash } ?? false }

  private mutating func flash() {
    if flashedAt.map({ lastMoment >= $0 + Self.flashRest }) ?? true { flashedAt = lastMoment }
  }

  // MARK: Drawing

  /// The whole window at the moment of the last event.
  public var frame: Frame {
    var frame = Frame(size: size)
    if size.columns < Self.smallest.columns || size.rows < Self.smallest.rows {
      drawTooSmall(into: &frame)
    } else if let helpOffset {
      HelpDrawing(lines: helpLines, glyphs: glyphs, offset: helpOffset).draw(into: &frame)
    } else {
      places.last?.draw(into: &frame, on: stage)
    }
    return frame
  }

  private var helpLines: [(keys: String, help: String)] {
    places.last?.helpLines(glyphs: glyphs) ?? []
  }

  private func drawTooSmall(into frame: inout Frame) {
    let needed = "\(Self.smallest.columns)x\(Self.smallest.rows)"
    let text = size.columns >= 11 ? "needs \(needed)" : needed
    for (row, line) in text.wrapped(to: max(1, size.columns)).enumerated() {
      frame.write(line, x: 0, y: row, style: Style(.warning))
    }
  }
}
