import RoutineEngine

/// Plays cues, so that a person need not look at the screen.
///
/// No call blocks: other programs make the sound, and their failures are noticed later.
public protocol CuePlayer {
  /// Plays a cue.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - words: The words of the cue; `nil` if it has none.
  func play(_ cue: Cue.Kind, saying words: SpokenWords?)

  /// Says words without a cue.
  func say(_ words: SpokenWords)

  /// Stops words that are no longer wanted, because the person has gone on.
  func stopSpeaking()

  /// Checks the started programs for an end, a failure or a hang. Call it whenever the program is
  /// awake; once a second is plenty.
  func poll()

  /// Stops all sound.
  func stop()

  /// Waits for a sound under way, as long as it normally takes, and cleans up.
  func close()
}

/// Several players of the same cues.
public struct CuePlayers: CuePlayer {
  private let players: [any CuePlayer]

  /// A group of players.
  public init(_ players: [any CuePlayer]) {
    self.players = players
  }

  /// Plays a cue on all players.
  public func play(_ cue: Cue.Kind, saying words: SpokenWords?) {
    for player in players { player.play(cue, saying: words) }
  }

  /// Says words on all players with a voice.
  public func say(_ words: SpokenWords) { for player in players { player.say(words) } }

  /// Stops the words of all players.
  public func stopSpeaking() { for player in players { player.stopSpeaking() } }

  /// Checks the programs of all players.
  public func poll() { for player in players { player.poll() } }
  /// Stops the sound of all players.
  public func stop() { for player in players { player.stop() } }
  /// Closes all players.
  public func close() { for player in players { player.close() } }
}

/// The terminal's bell. It rings once for each moment that a person must notice without looking,
/// and not for counting.
public struct Bell: CuePlayer {
  private let ring: () -> Void

  /// A bell.
  /// - Parameter ring: Rings it once.
  public init(ring: @escaping () -> Void) {
    self.ring = ring
  }

  /// Rings for work that begins or ends, a change of sides, words and a wait. The bell has only one
  /// sound, so a countdown, breaths or halfway would confuse.
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
