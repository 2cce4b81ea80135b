import Drawing

@testable import Terminal

/// The inputs from bytes that arrive in pieces, each after a pause. The silence after the last
/// piece is long enough to end every sequence.
func decoded(
  _ pieces: [[UInt8]], pause: Duration = .zero, isPending: Bool = false,
  with decoder: InputDecoder = InputDecoder()
) -> [InputDecoder.Input] {
  var decoder = decoder
  decoder.isReplyPending = isPending
  var now = Duration.seconds(1)
  var inputs: [InputDecoder.Input] = []
  for piece in pieces {
    now += pause
    inputs += decoder.decode(piece, at: now)
  }
  return inputs + decoder.decode([], at: now + .seconds(60))
}

/// The inputs from text that arrives in pieces.
func decoded(
  _ pieces: [String], pause: Duration = .zero, isPending: Bool = false,
  with decoder: InputDecoder = InputDecoder()
) -> [InputDecoder.Input] {
  decoded(pieces.map { Array($0.utf8) }, pause: pause, isPending: isPending, with: decoder)
}

extension [InputDecoder.Input] {
  /// The person's events among the inputs.
  var events: [InputEvent] { compactMap(\.event) }

  /// The keys among the events.
  var keys: [Key] {
    events.compactMap { if case .keyPressed(let key) = $0 { key } else { nil } }
  }
}
