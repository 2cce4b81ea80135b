/// The words of a voice during a segment, with their moments, placed so that no words cut others.
/// Words that do not fit are shortened, delayed, or dropped in favour of more important ones.
public struct Narration: Sendable, Hashable {
  /// Words at a moment.
  public struct Utterance: Sendable, Hashable {
    /// The cue that asks for the words.
    public let cue: Cue.Kind
    /// The moment of the cue, since the segment began.
    public let cueOffset: Duration
    /// The moment at which the voice begins.
    public let offset: Duration
    /// The words.
    public let words: SpokenWords

    /// The estimated end of the words, since the segment began.
    public var end: Duration { offset + words.length }
  }

  /// The person's choices that change the words.
  public struct Options: Sendable, Hashable {
    /// True if the countdown 3-2-1 is spoken.
    public var countsAloud: Bool
    /// True if every named breath and stroke is spoken, not only those of the first cycle. For
    /// sessions without tones.
    public var namesPhases: Bool

    /// Choices.
    public init(countsAloud: Bool = false, namesPhases: Bool = false) {
      self.countsAloud = countsAloud
      self.namesPhases = namesPhases
    }
  }

  /// The silence between two utterances. Numbers and breaths follow each other without one.
  private static let gap: Duration = .milliseconds(200)

  /// The utterances in order, without overlaps.
  public let utterances: [Utterance]
  private let schedule: [ScheduledCue]
  private let length: Duration?

  /// The narration of a segment of a timeline.
  ///
  /// - Parameters:
  ///   - index: The segment.
  ///   - timeline: The timeline.
  ///   - length: The segment's length; `nil` if it waits for the person.
  ///   - isHandsFree: True if waits end by themselves.
  ///   - options: The choices of the person.
  public init(
    of index: Int, in timeline: Timeline, length: Duration?, isHandsFree: Bool,
    options: Options = Options()
  ) {
    var overrun: Duration = .zero
    if index > 0 {
      // Words of the segment before may overrun its end. An overrun of two segments does not
      // happen.
      let before = timeline.segments[index - 1]
      let length = before.length(handsFree: isHandsFree)
      overrun = Narration(before, length: length, after: .zero, options).overrun
    }
    self.init(timeline.segments[index], length: length, after: overrun, options)
  }

  private init(_ segment: Segment, length: Duration?, after busy: Duration, _ options: Options) {
    self.length = length
    schedule = segment.schedule(over: length)
    let spoken = schedule.filter { $0.isSpoken(in: segment, options) }
      .sorted { ($0.kind.priority, $1.offset) > ($1.kind.priority, $0.offset) }
    var placed: [Utterance] = []
    for cue in spoken {
      let at = placed.firstIndex { $0.cueOffset > cue.offset } ?? placed.endIndex
      let gap = cue.kind.priority == 1 ? .zero : Self.gap
      let free = at > 0 ? placed[at - 1].end + gap : busy
      let start = max(cue.offset, free)
      guard start - cue.offset <= cue.kind.longestDelay else { continue }
      let next = at < placed.endIndex ? placed[at].offset - gap : nil
      let ways = Speech.variants(for: cue.kind, in: segment)
      // Important words may overrun the end of the segment; the next words then begin a little
      // later.
      let end = next ?? length
      let fitting = ways.first { way in end.map { start + way.length <= $0 } ?? true }
      let last = next == nil && cue.kind.priority >= 2 ? ways.last : nil
      guard let words = fitting ?? last else { continue }
      placed.insert(
        Utterance(cue: cue.kind, cueOffset: cue.offset, offset: start, words: words), at: at)
    }
    utterances = placed
  }

  /// The time for which the last words overrun the end of the segment.
  private var overrun: Duration {
    guard let length, let last = utterances.last else { return .zero }
    return max(.zero, last.end + Self.gap - length)
  }

  /// Returns the words at a cue.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - offset: The moment of the cue, since the segment began.
  /// - Returns: The words; `nil` if the cue is not spoken.
  public func words(for cue: Cue.Kind, at offset: Duration) -> SpokenWords? {
    utterances.first { $0.cue == cue && $0.cueOffset == offset }?.words
  }

  /// Returns true if a cue is the segment's own, and not that of a lead-in after a pause.
  public func has(_ cue: Cue.Kind, at offset: Duration) -> Bool {
    schedule.contains { $0.kind == cue && $0.offset == offset }
  }
}

extension SegmentContext {
  /// Returns the words at a cue at the moment of this snapshot; `nil` if it has none.
  public func words(for cue: Cue.Kind, options: Narration.Options) -> SpokenWords? {
    if cue == .done { return Speech.variants(for: cue, in: nil).first }
    let narration = Narration(
      of: index, in: timeline, length: length, isHandsFree: isHandsFree, options: options)
    if narration.has(cue, at: elapsed) { return narration.words(for: cue, at: elapsed) }
    if case .countdown = cue, !options.countsAloud { return nil }
    return Speech.variants(for: cue, in: segment).last
  }
}

extension ScheduledCue {
  fileprivate func isSpoken(in segment: Segment, _ options: Narration.Options) -> Bool {
    switch kind {
    case .countdown: options.countsAloud
    case .phase:
      segment.kind != .reps
        && (options.namesPhases || offset <= segment.tempo?.cycle ?? .zero)
    default: true
    }
  }
}

extension Cue.Kind {
  /// The longest delay of a cue's words. Later words would mislead.
  fileprivate var longestDelay: Duration {
    switch self {
    case .ready, .start, .rest, .change, .yourTurn, .done: .seconds(10)
    case .words, .endsIn: .seconds(4)
    case .halfway, .lastRound: .seconds(1)
    case .countdown, .phase, .rep: .milliseconds(300)
    }
  }
}
