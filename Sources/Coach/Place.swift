import CarePlan
import Drawing
import Figures
import RoutineEngine

/// Something that fills the window: the list, a session, what was done. Places lie on a stack; the
/// one on top has the keys.
protocol Place {
  /// A key was pressed.
  mutating func press(_ key: Key, on stage: Stage) -> [Turn]
  /// A cell of the window was clicked.
  mutating func click(x: Int, y: Int, on stage: Stage) -> [Turn]
  /// The wheel was turned by lines, down if positive.
  mutating func scroll(by lines: Int, on stage: Stage) -> [Turn]
  /// Time has passed.
  mutating func advance(to now: Duration) -> [Turn]
  /// The program was not running since a moment.
  mutating func handleSuspension(since last: Duration, at now: Duration) -> [Turn]
  /// The program ends now.
  mutating func leave(on stage: Stage) -> [AppEffect]

  /// The next moment at which something happens or looks otherwise; `nil` while all stands still.
  func nextChange(on stage: Stage) -> Duration?
  /// Looks at the session that is walked here, and at its own time; `nil` where there is none.
  func withSession<Value>(at now: Duration, _ body: (Session, Duration) -> Value) -> Value?
  /// Draws the whole window.
  func draw(into frame: inout Frame, on stage: Stage)
  /// What it asks, to be read aloud where there is no screen.
  func lines(on stage: Stage) -> [String]
  /// Its keys, for the help.
  func helpLines(glyphs: GlyphSet) -> [(keys: String, help: String)]
  /// Whether a character that is typed is text and not a key: then `?` opens no help.
  var isTyping: Bool { get }
  /// The session that waits for an answer here; `nil` where none does.
  var waiting: SessionRequest? { get }
  /// Whether it asks something that comes before a session.
  var comesBeforeSession: Bool { get }
  /// Whether it shows what was done: asked at each wake-up, where a cast would take long.
  var isSummary: Bool { get }
}

extension Place {
  mutating func click(x: Int, y: Int, on stage: Stage) -> [Turn] { [] }
  mutating func scroll(by lines: Int, on stage: Stage) -> [Turn] { [] }
  mutating func advance(to now: Duration) -> [Turn] { [] }
  mutating func handleSuspension(since last: Duration, at now: Duration) -> [Turn] { [] }
  mutating func leave(on stage: Stage) -> [AppEffect] { [] }
  func nextChange(on stage: Stage) -> Duration? { nil }
  func withSession<Value>(at now: Duration, _ body: (Session, Duration) -> Value) -> Value? {
    nil
  }
  func lines(on stage: Stage) -> [String] { [] }
  var isTyping: Bool { false }
  var isSummary: Bool { false }
  var waiting: SessionRequest? { nil }
  var comesBeforeSession: Bool { false }
}

/// What a place wants after an event.
enum Turn {
  /// The program is to do something.
  case effect(AppEffect)
  /// A sentence for the person.
  case tell(String)
  /// Other choices for the sessions to come.
  case choose(PlaySettings)
  /// What was said to the question for red flags.
  case answerSafety(SafetyAnswer)
  /// What was said about pain; a correction stands in the place of the answer before.
  case answerPain(Int, isCorrection: Bool)
  /// A session, if nothing speaks against it.
  case begin(SessionRequest)
  /// Another place over this one.
  case open(any Place)
  /// Another place instead of this one.
  case replace(any Place)
  /// Back to the place below; without one, the end.
  case close
  /// The end.
  case quit
}

/// What all places have around them.
struct Stage {
  /// The window.
  let size: Size
  /// What it can show.
  let glyphs: GlyphSet
  /// The moment on the program's clock.
  let now: Duration
  /// What the person has chosen.
  let settings: PlaySettings
  /// A sentence that is shown for a while.
  let notice: String?
  /// Whether there is a place below the one on top.
  let hasBelow: Bool
  /// What the person's answers allow.
  let advice: Advice
  /// The doses that the person has said yes to.
  let doses: AgreedDoses
  /// Finds a figure.
  let figure: (String) -> Figure?
  /// What was drawn of figures last.
  let figureCaches: FigureCaches

  /// How a routine is walked: as was agreed, or else as is chosen.
  func prescription(for routine: Routine) -> Prescription {
    settings.audible(
      doses.prescription(for: routine, over: settings.prescription), of: routine)
  }
}
