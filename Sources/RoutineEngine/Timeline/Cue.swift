/// A signal to hear or see at a moment of a segment.
public struct Cue: Sendable, Hashable {
  /// The kind.
  public enum Kind: Sendable, Hashable {
    /// Time to get ready.
    case ready
    /// Seconds until the work begins or ends: 3, 2, 1.
    case countdown(Int)
    /// The work begins.
    case start
    /// Half of the work is done.
    case halfway
    /// Words of the routine's author.
    case words(String)
    /// The work is over: rest.
    case rest
    /// Change sides.
    case change
    /// The session waits for the person.
    case yourTurn
    /// A phase of a rhythm begins: a stroke or a breath, there or back.
    case phase(String, isReturning: Bool)
    /// A rep begins: its number, counted from 1.
    case rep(Int)
    /// The last round of a group has begun.
    case lastRound
    /// The seconds until a wait ends by itself.
    case endsIn(Int)
    /// The session is over.
    case done
  }

  /// The moment of a cue within a segment. Some depend on the segment's length.
  public enum Moment: Sendable, Hashable {
    /// A time after the segment begins.
    case afterStart(Duration)
    /// Halfway through.
    case half
    /// A time before the segment ends; never in a segment that waits.
    case beforeEnd(Duration)
    /// Repeatedly, at this interval; never at the beginning nor in the last 4 s.
    case every(Duration)
  }

  /// The kind.
  public let kind: Kind
  /// The moment.
  public let moment: Moment

  /// A cue at a moment.
  public init(_ kind: Kind, _ moment: Moment) {
    self.kind = kind
    self.moment = moment
  }

  /// True for 3, 2, 1.
  var countsDown: Bool { if case .countdown = kind { true } else { false } }

  /// The priority. Of two cues within a second, the one with the lower number is dropped.
  public var priority: Int { kind.priority }
}

extension Cue.Kind {
  /// The priority, from 0 to 3. Of two cues within a second, the one with the lower number is
  /// dropped.
  public var priority: Int {
    switch self {
    case .ready, .start, .rest, .change, .yourTurn, .done: 3
    case .words, .endsIn: 2
    case .countdown, .phase, .rep, .lastRound: 1
    case .halfway: 0
    }
  }
}

/// A cue with its moment computed for a length.
public struct ScheduledCue: Sendable, Hashable {
  /// The kind.
  public let kind: Cue.Kind
  /// The time since the segment began.
  public let offset: Duration
}

extension Cue {
  /// The least time between a cue and a more important one.
  private static let clearance: Duration = .seconds(1)
  /// The time before the end without cues of `every`, so that they do not overlap 3-2-1.
  private static let silenceBeforeEnd: Duration = .seconds(4)
  /// The most cues of one `every` in a segment, however short the interval.
  private static let mostOften = 1_000

  /// Returns the cues of a segment with a length, in order of time. Of two cues within a second,
  /// only the more important one is kept. A length of `nil` means that the segment waits.
  static func schedule(_ cues: [Cue], over length: Duration?) -> [ScheduledCue] {
    var dated: [ScheduledCue] = []
    for cue in cues {
      cue.moment.forEachOffset(within: length) {
        dated.append(ScheduledCue(kind: cue.kind, offset: $0))
      }
    }
    if dated.count < 2 { return dated }
    dated.sort { $0.kind.priority > $1.kind.priority }
    var kept: [ScheduledCue] = []
    kept.reserveCapacity(dated.count)
    for candidate in dated {
      let isFree = kept.allSatisfy {
        $0.kind.priority == candidate.kind.priority && $0.offset != candidate.offset
          || ($0.offset - candidate.offset).magnitude >= clearance
      }
      if isFree { kept.append(candidate) }
    }
    kept.sort { $0.offset < $1.offset }
    return kept
  }
}

extension Cue.Moment {
  /// Calls `body` with each moment of the cue in a segment of a length, in order of time.
  fileprivate func forEachOffset(within length: Duration?, _ body: (Duration) -> Void) {
    func come(at offset: Duration) {
      if offset >= .zero, length.map({ offset < $0 }) ?? true { body(offset) }
    }
    switch self {
    case .afterStart(let offset): come(at: offset)
    case .half: if let length { come(at: length / 2) }
    case .beforeEnd(let lead): if let length { come(at: length - lead) }
    case .every(let interval):
      guard let length, interval > .zero else { return }
      let last = length - Cue.silenceBeforeEnd
      for count in 1...Cue.mostOften {
        let offset = interval * count
        if offset > last { break }
        come(at: offset)
      }
    }
  }
}

extension Duration {
  fileprivate var magnitude: Duration { self < .zero ? .zero - self : self }
}
