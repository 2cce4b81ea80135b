import RoutineEngine

/// Plays cues, so that a person need not look at the screen.
///
/// Nothing here takes time: a program that makes the sound runs beside this one, and its failure is
/// noticed later.
public protocol CuePlayer {
  /// Plays a cue.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - words: The words that belong to it; `nil` if it has none.
  func play(_ cue: Cue.Kind, saying words: SpokenWords?)

  /// Says words that belong to no cue.
  func say(_ words: SpokenWords)

  /// Cuts words short that are over: the person has gone on to something else.
  func stopSpeaking()

  /// Looks after the programs that were started: ended, failed, hung. To be called whenever the
  /// program is awake; once a second is plenty.
  func poll()

  /// Silences what is being heard.
  func stop()

  /// Lets what is being heard come to its end, as long as that takes if nothing is wrong, and
  /// leaves nothing behind.
  func close()
}

/// Several players of the same cues.
public struct CuePlayers: CuePlayer {
  private let players: [any CuePlayer]

  /// A group of players.
  public init(_ players: [any CuePlayer]) {
    self.players = players
  }

  /// Plays a cue on all of them.
  public func play(_ cue: Cue.Kind, saying words: SpokenWords?) {
    for player in players { player.play(cue, saying: words) }
  }

  /// Says words on all of them that have a voice.
  public func say(_ words: SpokenWords) { for player in players { player.say(words) } }

  /// Cuts the words of all of them short.
  public func stopSpeaking() { for player in players { player.stopSpeaking() } }

  /// Looks after the programs of all of them.
  public func poll() { for player in players { player.poll() } }
  /// Silences all of them.
  public func stop() { for player in players { player.stop() } }
  /// Closes all of them.
  public func close() { for player in players { player.close() } }
}

/// The terminal's bell: one ring for what the person has to notice without looking, none for what
/// only counts.
public struct Bell: CuePlayer {
  private let ring: () -> Void

  /// A bell.
  /// - Parameter ring: Rings it once.
  public init(ring: @escaping () -> Void) {
    self.ring = ring
  }

  /// Rings for work that begins or ends, a change of sides, words, a wait. A bell has one sound, so
  /// a countdown, breaths or half-way would only confuse.
  public func play(_ cue: Cue.Kind, saying words: SpokenWords?) {
    switch cue {
    case .start, .rest, .change, .words, .yourTurn, .done: ring()
    case .ready, .countdown, .halfway, .phase, .rep, .lastRound, .endsIn: break
    }
  }

  /// Does nothing: a bell has no words.
  public func say(_ words: SpokenWords) {}
  /// Does nothing: a bell has no words.
  public func stopSpeaking() {}

  /// Does nothing: a ring is over at once.
  public func poll() {}
  /// Does nothing: a ring is over at once.
  public func stop() {}
  /// Does nothing: a ring leaves nothing behind.
  public func close() {}
}
