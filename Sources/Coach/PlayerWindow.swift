import RoutineEngine
import Screen

/// A session's window as it stands still until something happens, and where in it the parts lie that
/// move with the time.
struct PlayerWindow {
  /// The large digits.
  struct Clock {
    let rect: Rect
    let digits: BigDigits
  }

  /// Where the moving parts lie; `nil` for those that are not there.
  struct Places {
    var clock: Clock?
    var bar: Rect?
    var pacer: Rect?
    var figure: Rect?
  }

  /// All that stands still.
  var frame: Frame
  /// Where all that moves lies.
  var places = Places()

  init(size: Size) {
    frame = Frame(size: size)
  }
}

extension PlayerWindow {
  /// All that a window depends on. What is told apart soonest comes first, and what is long last.
  struct Subject: Equatable {
    /// What the clock does, whatever the moment.
    private enum Clock: Equatable {
      case runs, leadsIn, ended
      case paused(Session.Pause)
    }

    private let size: Size
    private let index: Int
    private let clock: Clock
    private let length: Duration?
    private let shownLeft: Duration
    private let isQuestionOpen: Bool
    private let showsOnlyDigits: Bool
    private let hasFigure: Bool
    private let asksForPain: Bool
    private let painBefore: Int?
    private let notice: String?
    private let glyphs: GlyphSet
    private let timeline: Timeline

    init(_ player: Player, _ moment: PlayerMoment, on stage: Stage, hasFigure: Bool) {
      let session = player.session
      size = stage.size
      index = session.index
      clock =
        switch session.state {
        case .running: .runs
        case .leadingIn: .leadsIn
        case .paused(let pause): .paused(pause)
        case .ended: .ended
        }
      length = session.length
      shownLeft = moment.shownLeft
      isQuestionOpen = player.question != nil
      showsOnlyDigits = player.showsOnlyDigits
      self.hasFigure = hasFigure
      asksForPain = player.asksForPain(at: player.sessionTime(at: stage.now))
      painBefore = player.painBefore
      notice = stage.notice
      glyphs = stage.glyphs
      timeline = session.timeline
    }
  }
}
