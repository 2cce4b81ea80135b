import Drawing

@testable import Terminal

/// What becomes of input that arrives in pieces, each with a pause before it. Behind the last one
/// nothing comes for so long that all is over.
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

/// The same, of text.
func decoded(
  _ pieces: [String], pause: Duration = .zero, isPending: Bool = false,
  with decoder: InputDecoder = InputDecoder()
) -> [InputDecoder.Input] {
  decoded(pieces.map { Array($0.utf8) }, pause: pause, isPending: isPending, with: decoder)
}

extension [InputDecoder.Input] {
  /// What a person did.
  var events: [InputEvent] { compactMap(\.event) }

  /// The keys among them.
  var keys: [Key] {
    events.compactMap { if case .keyPressed(let key) = $0 { key } else { nil } }
  }
}
