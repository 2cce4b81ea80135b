/// The actions of keys in the player.
public enum PlayerAction: Sendable, Hashable, CaseIterable {
  /// Pauses the clock, or resumes it. Answers a step that waits without a clock.
  case pause
  /// Confirms a waiting step: ready, or done. Ends a pause or a lead-in, too.
  case answer
  /// Skips to the next segment.
  case next
  /// Skips to the next move.
  case nextMove
  /// Goes back to the start of the segment, then to the segment before.
  case back
  /// Repeats the segment.
  case again
  /// Makes the segment 5 s longer.
  case longer
  /// Makes the segment 5 s shorter.
  case shorter
  /// Reports a hurt.
  case hurt
  /// Opens the cautions and pauses the clock.
  case cautions
  /// Rates the pain before the session, from 0 to 10.
  case pain
  /// Fills the window with the digits, or returns to the usual view.
  case largeDigits
  /// Makes the figure move, stand still or disappear, in turn.
  case figure
  /// Turns sound on or off.
  case sound
  /// Turns the voice on or off.
  case voice
  /// Turns hands-free on or off: with it, waits end by themselves.
  case handsFree
  /// Opens the palette with all keys.
  case help
  /// Opens the question before leaving.
  case quit
}
