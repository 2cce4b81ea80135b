import RoutineEngine

/// Several ways to hear the same cue, at once.
public struct CuePlayers: CuePlayer {
  private let players: [any CuePlayer]

  /// All of some players.
  public init(_ players: [any CuePlayer]) {
    self.players = players
  }

  /// Lets all of them play it.
  public func play(_ cue: Cue.Kind, of segment: Segment?) {
    for player in players { player.play(cue, of: segment) }
  }

  /// Has all of them look after what they started.
  public func tend() { for player in players { player.tend() } }
  /// Silences all of them.
  public func hush() { for player in players { player.hush() } }
  /// Closes all of them.
  public func close() { for player in players { player.close() } }
}
