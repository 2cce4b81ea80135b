import Drawing

/// Puts bytes of a terminal's input together to keys, clicks, turns of the wheel and pasted text,
/// and to the terminal's replies between them.
///
/// The states are those of Paul Williams's parser for a VT500, for what arrives instead of what is
/// sent. Whatever begins as a sequence is one to its end, however it is cut, and is a key,
/// something else, or nothing: no byte of it is ever typed. Its clock is an argument.
///
/// A sequence takes all that can belong to it until its end or 30 s of silence; only Ctrl-C after
/// a pause and, a second after nothing but a string's beginning or bytes that came one by one, a
/// single character are keys, since Alt with a letter begins a string as well.
struct InputDecoder {
  /// The background in the last reply that named one.
  private(set) var backgroundColor: RGB?
  /// True if a reply is pending. It may come in pieces, so that an unfinished sequence waits for
  /// the rest.
  var isReplyPending = false
  private let escapeDelay: Duration
  private let described: [[UInt8]: Key?]
  private var state = State.ground
  /// The time of the last byte.
  private var lastMoment = Duration.zero
  /// The pause before the current byte.
  private var pause = Duration.zero
  private var inputs: [Input] = []

  /// - Parameters:
  ///   - described: The keys of this terminal's description by their bytes; `nil` for
  ///     a key that means nothing here.
  ///   - escapeDelay: The time that an escape waits for the rest of a sequence.
  init(
    described: [[UInt8]: Key?] = [:], escapeDelay: Duration = EscapeDelay.usual
  ) {
    self.described = described
    self.escapeDelay = escapeDelay
  }

  /// Takes in what has arrived by a moment; nothing, to let time pass.
  /// - Returns: The completed inputs, in order.
  mutating func decode(_ bytes: some Sequence<UInt8>, at now: Duration) -> [Input] {
    while let deadline, deadline <= now { giveUp() }
    pause = now - lastMoment
    for byte in bytes {
      decode(byte)
      lastMoment = now
      pause = .zero
    }
    defer { inputs = [] }
    return inputs
  }

  /// The time to call `decode` though nothing arrives, since it gives up waiting for more; `nil`
  /// while it waits for nothing.
  var deadline: Duration? { patience.map { lastMoment + $0 } }

  private var patience: Duration? {
    switch state {
    case .ground: nil
    case .escape: isReplyPending ? max(Patience.pendingEscape, escapeDelay) : escapeDelay
    case .designation: escapeDelay
    case .control(let sequence) where !sequence.isLate && !isReplyPending:
      max(Patience.usual, escapeDelay)
    case .lateEscape: Patience.long
    case .string(let string) where string.mayBeTyped:
      string.isHeld ? Patience.usual : string.isLate ? Patience.tail : Patience.long
    case .paste(let paste) where !paste.isOver: Patience.paste
    case .character, .consoleKey, .control, .mouse, .paste, .string, .stringEnd: Patience.tail
    }
  }

  /// Ends a key or a sequence after which nothing else has arrived in time.
  private mutating func giveUp() {
    switch state {
    case .escape(let isAlt):
      if isAlt { emit(.escape) }
      emit(.escape)
      state = .lateEscape
    case .control(var sequence) where !sequence.isLate:
      sequence.isLate = true
      state = .control(sequence)
    case .string(var string) where string.mayBeTyped && !string.isLate:
      string.isLate = true
      state = .string(string)
    case .string(let string) where string.isHeld:
      state = .ground
      for byte in string.held { decode(byte) }
    case .paste(var paste) where !paste.isOver:
      emit(paste)
      paste.abandon()
      state = .paste(paste)
    default: state = .ground
    }
  }

  // MARK: Bytes

  private mutating func decode(_ byte: UInt8) {
    switch state {
    case .ground: begin(byte)
    case .character(let first, let isAlt): takeCharacter(first, byte, isAlt: isAlt)
    case .escape(let isAlt): takeAfterEscape(byte, isAlt: isAlt)
    case .lateEscape: takeAfterLateEscape(byte)
    case .designation: takeDesignation(byte)
    case .control(let sequence): takeControl(byte, in: sequence)
    case .mouse(let bytes): takeMouse(bytes, byte)
    case .consoleKey: if byte < 0x20 { begin(byte) } else { state = .ground }
    case .string(var string):
      // Let go of here and below, or each byte would copy what came before.
      state = .ground
      takeString(byte, in: &string)
    case .stringEnd: takeStringEnd(byte)
    case .paste(var paste):
      state = .ground
      // Whoever wants to leave need not wait for its end.
      if paste.isOver, byte == Self.interrupt, pause >= Patience.usual { return begin(byte) }
      if paste.receive(byte) { emit(paste) } else { state = .paste(paste) }
    }
  }

  private mutating func begin(_ byte: UInt8) {
    state = .ground
    switch byte {
    case 0x1B: state = .escape(isAlt: false)
    case 0x00...0x1F, 0x7F: emit(KeySequences.key(ofControl: byte))
    case 0x20...0x7E: emit(.character(Character(Unicode.Scalar(byte))))
    case 0xC2...0xF4: state = .character([byte], isAlt: false)
    // The controls of eight bits.
    default: introduce(byte &- 0x40)
    }
  }

  private mutating func takeCharacter(_ first: [UInt8], _ byte: UInt8, isAlt: Bool) {
    guard (0x80...0xBF).contains(byte) else { return begin(byte) }
    let bytes = first + [byte]
    let length = bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4
    guard bytes.count == length else { return state = .character(bytes, isAlt: isAlt) }
    state = .ground
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first, scalar != "\u{FFFD}" else { return }
    if scalar.value < 0xA0 {
      introduce(UInt8(scalar.value - 0x40))
    } else if !isAlt {
      emit(.character(Character(scalar)))
    }
  }

  /// Begins what `ESC` and a byte stand for, if that is a sequence.
  private mutating func introduce(_ byte: UInt8, isAlt: Bool = false, isLate: Bool = false) {
    switch byte {
    case UInt8(ascii: "["):
      state = .control(ControlSequence(.csi, isAlt: isAlt, isLate: isLate))
    case UInt8(ascii: "O"):
      state = .control(ControlSequence(.ss3, isAlt: isAlt, isLate: isLate))
    case let kind where ControlString.isIntroducer(kind): state = .string(ControlString(kind))
    default: break
    }
  }

  // MARK: After an escape

  private mutating func takeAfterEscape(_ byte: UInt8, isAlt: Bool) {
    state = .ground
    switch byte {
    case 0x1B:
      // Another key, or Alt with a key that sends a sequence.
      if isAlt { emit(.escape) }
      return state = .escape(isAlt: true)
    case UInt8(ascii: "["), UInt8(ascii: "O"): return introduce(byte, isAlt: isAlt)
    default: if isAlt { emit(.escape) }
    }
    if let key = described[[0x1B, byte]] { return emit(key) }
    switch byte {
    case Self.interrupt: begin(byte)
    case 0x20...0x2F: state = .designation
    // With Alt, a character is dropped whole.
    case 0xC2...0xF4: state = .character([byte], isAlt: true)
    default: introduce(byte)
    }
  }

  private mutating func takeAfterLateEscape(_ byte: UInt8) {
    state = .ground
    introduce(byte, isLate: true)
    if case .ground = state, byte != UInt8(ascii: "\\") { begin(byte) }
  }

  private mutating func takeDesignation(_ byte: UInt8) {
    switch byte {
    case 0x20...0x2F: break
    case 0x30...0x7E, 0x18, 0x1A: state = .ground
    default: begin(byte)
    }
  }

  // MARK: Sequences

  private mutating func takeControl(_ byte: UInt8, in sequence: ControlSequence) {
    switch byte {
    case 0x1B, 0x80...: begin(byte)
    case 0x18, 0x1A: state = .ground
    case 0x00...0x1F:
      // Pressed while it arrives.
      emit(KeySequences.key(ofControl: byte))
    case 0x7F: break
    default:
      if sequence.isLate && !sequence.mayGoOn(with: byte) { return begin(byte) }
      if sequence.isEnded(by: byte) { return end(sequence, byte) }
      var sequence = sequence
      sequence.append(byte)
      state = .control(sequence)
    }
  }

  private mutating func end(_ sequence: ControlSequence, _ byte: UInt8) {
    state = .ground
    let meaning =
      described[sequence.bytes(endedBy: byte)].map { .key($0) }
      ?? sequence.meaning(endedBy: byte)
    if case .key(let key) = meaning {
      // Alt with a key means nothing here.
      if !sequence.isAlt && !sequence.isLate { emit(key) }
      return
    }
    if sequence.isAlt { emit(.escape) }
    switch meaning {
    case .key, .nothing: break
    case .mouse(let event): if !sequence.isLate { emit(event) }
    case .reply(let reply): inputs.append(.reply(reply))
    case .mouseBytes: state = .mouse([])
    case .consoleKey: state = .consoleKey
    case .paste: state = .paste(PastedText())
    }
  }

  private mutating func takeMouse(_ bytes: [UInt8], _ byte: UInt8) {
    guard byte >= 0x20 else { return begin(byte) }
    let bytes = bytes + [byte]
    state = bytes.count < 3 ? .mouse(bytes) : .ground
    if bytes.count == 3 { emit(ControlSequence.mouse(bytes.map { Int($0) - 32 })) }
  }

  // MARK: Strings

  private mutating func takeString(_ byte: UInt8, in string: inout ControlString) {
    if pause < Patience.usual && !(0x80...0xBF).contains(byte) { string.mayBeTyped = false }
    switch byte {
    case 0x1B where string.mayBeTyped && string.isLate: begin(byte)
    case 0x1B:
      emit(string)
      state = .stringEnd
    case 0x07: emit(string)
    case 0x18, 0x1A: break
    case 0x9C where string.isEndedBy9C: emit(string)
    // Pressed while nothing came: whoever wants to leave need not wait for its end.
    case Self.interrupt where pause >= Patience.usual: begin(byte)
    default:
      string.append(byte)
      state = .string(string)
    }
  }

  private mutating func takeStringEnd(_ byte: UInt8) {
    state = .ground
    if byte == UInt8(ascii: "\\") { return }
    if byte == 0x1B { return begin(byte) }
    if pause < escapeDelay { return takeAfterEscape(byte, isAlt: false) }
    if pause < Patience.long { takeAfterLateEscape(byte) } else { begin(byte) }
  }

  // MARK: What comes of it

  private static let interrupt: UInt8 = 0x03

  private mutating func emit(_ key: Key?) {
    if let key { inputs.append(.event(.keyPressed(key))) }
  }

  private mutating func emit(_ event: InputEvent?) {
    if let event { inputs.append(.event(event)) }
  }

  private mutating func emit(_ string: ControlString) {
    if let color = string.background {
      backgroundColor = color.rgb
      inputs.append(.reply(.background(color.background)))
    }
  }

  private mutating func emit(_ paste: PastedText) {
    let text = paste.text
    if !text.isEmpty { inputs.append(.event(.pasted(text))) }
  }
}
