/// The actions of keys in the player.
public enum PlayerAction: Sendable, Hashable, CaseIterable {
  /// Stop the clock, or let it go on.
  case pause
  /// Ready, or done.
  case answer
  /// On to the next segment.
  case next
  /// On to the next move.
  case nextMove
  /// To the start of this one, then to the one before.
  case back
  /// Do the same again.
  case again
  /// Five seconds longer.
  case longer
  /// Five seconds shorter.
  case shorter
  /// Report a hurt.
  case hurt
  /// The cautions; the clock stands meanwhile.
  case cautions
  /// Pain before the session, from 0 to 10.
  case pain
  /// Digits as large as the window.
  case largeDigits
  /// The figure moves, stands still, or is not shown.
  case figure
  /// Sound on or off.
  case sound
  /// The voice on or off.
  case voice
  /// Toggle hands-free: waits end by themselves.
  case handsFree
  /// The keys.
  case help
  /// Leave.
  case quit
}
