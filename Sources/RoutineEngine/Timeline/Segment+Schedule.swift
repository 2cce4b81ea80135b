extension Segment {
  /// The shortest wait whose end is announced. For shorter ones 3-2-1 is enough.
  private static let shortestAnnounced: Duration = .seconds(20)
  /// The seconds between the announcement and the end of a wait. A habit.
  private static let announcement = 10
  /// The delay of the cue for the last round, so that the tone of the segment is over.
  private static let lastRoundDelay: Duration = .milliseconds(1_200)
  /// The least time from the last beat to the end: a tone that is cut off tells nothing.
  private static let shortestBeat: Duration = .milliseconds(500)

  /// Returns the cues in order of time.
  ///
  /// - Parameter length: The segment's length; `nil` if it waits for the person. The end of a wait
  ///   with a length is announced.
  /// - Returns: The cues, each at its moment.
  func schedule(over length: Duration?) -> [ScheduledCue] {
    var cues = cues
    if beginsRound, let round, round.of > 1, round.index == round.of {
      cues.append(Cue(.lastRound, .afterStart(Self.lastRoundDelay)))
    }
    if self.length == nil, let length, kind != .reps {
      cues += [3, 2, 1].map { Cue(.countdown($0), .beforeEnd(.seconds($0))) }
      if length >= Self.shortestAnnounced {
        cues.append(Cue(.endsIn(Self.announcement), .beforeEnd(.seconds(Self.announcement))))
      }
    }
    let main = Cue.schedule(cues, over: length)
    let beats = beats(over: length)
    return beats.isEmpty ? main : Self.merged(main, beats)
  }

  /// Returns the cues of strokes, breaths and reps. The very beginning has none: it has its own
  /// cue.
  private func beats(over length: Duration?) -> [ScheduledCue] {
    guard kind == .reps else {
      guard let tempo, let length else { return [] }
      return tempo.phases(until: length - Self.shortestBeat)
    }
    guard let count, let cycle = tempo?.cycle ?? pacePerRep(over: length) else { return [] }
    var beats: [ScheduledCue] = []
    for number in 1...max(1, count) {
      beats.append(
        ScheduledCue(kind: .rep(number), offset: lead + cycle * (number - 1)))
    }
    if let tempo {
      // The first phase of each cycle is marked by the cue of its rep.
      beats = Self.merged(
        beats,
        tempo.phases(until: cycle * count - Self.shortestBeat).filter { !$0.isFirst(of: cycle) }
          .map { ScheduledCue(kind: $0.kind, offset: $0.offset + lead) })
    }
    return beats.filter { beat in
      beat.offset > .zero && length.map { beat.offset < $0 } ?? true
    }
  }

  /// The time for a rep without a tempo; `nil` if the person sets the pace.
  private func pacePerRep(over length: Duration?) -> Duration? {
    guard length != nil, let count, count > 0, pace > lead else { return nil }
    return (pace - lead) / count
  }

  /// Merges two lists in order of time. At equal times, the first list comes first.
  private static func merged(_ one: [ScheduledCue], _ other: [ScheduledCue]) -> [ScheduledCue] {
    var result: [ScheduledCue] = []
    result.reserveCapacity(one.count + other.count)
    var rest = other[...]
    for cue in one {
      while let next = rest.first, next.offset < cue.offset { result.append(rest.removeFirst()) }
      result.append(cue)
    }
    return result + rest
  }
}

extension ScheduledCue {
  /// True for a phase at the beginning of a cycle.
  fileprivate func isFirst(of cycle: Duration) -> Bool {
    let cycles = Int64((offset / cycle).rounded())
    return cycle * cycles == offset
  }
}

extension Tempo {
  /// Returns the moving phases up to a time, without the very first one.
  fileprivate func phases(until end: Duration) -> [ScheduledCue] {
    var cues: [ScheduledCue] = []
    var offset: Duration = .zero
    var isReturning = false
    while offset <= end {
      for phase in phases where offset <= end {
        if !phase.isStill {
          if offset > .zero {
            cues.append(
              ScheduledCue(kind: .phase(phase.name, isReturning: isReturning), offset: offset))
          }
          isReturning.toggle()
        }
        offset += phase.length
      }
    }
    return cues
  }
}
