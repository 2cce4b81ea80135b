import Drawing

/// Decodes the bytes of a terminal's input: keys, clicks, turns of the wheel, pasted text, and the
/// terminal's replies between them.
///
/// The states are those of Paul Williams's parser for a VT500, applied to input. Bytes that begin
/// as a sequence stay one to the end, however they are split. The result is a key, another input or
/// nothing; no byte of a sequence is ever typed. The clock is an argument.
///
/// A sequence takes all bytes that can belong to it, until its end or 30 s of silence. There are
/// two exceptions. Ctrl-C after a pause is a key. So is a single character 1 s after the mere
/// beginning of a string, or after single bytes: Alt with a letter looks like the beginning of a
/// string.
struct InputDecoder {
  /// The background colour in the last reply with one.
  private(set) var backgroundColor: RGB?
  /// True if a reply is pending. It may arrive in pieces, so an unfinished sequence waits longer.
  var isReplyPending = false
  private let escapeDelay: Duration
  private let described: [[UInt8]: Key?]
  private var state = State.ground
  /// The time of the last byte.
  private var lastMoment = Duration.zero
  /// The pause before the current byte.
  private var pause = Duration.zero
  private var inputs: [Input] = []

  /// A decoder for a terminal.
  ///
  /// - Parameters:
  ///   - described: The keys of the terminal's description by their bytes; `nil` for a key without
  ///     a meaning here.
  ///   - escapeDelay: The time after which an escape is the Escape key.
  init(
    described: [[UInt8]: Key?] = [:], escapeDelay: Duration = EscapeDelay.usual
  ) {
    self.described = described
    self.escapeDelay = escapeDelay
  }

  /// Decodes the bytes that have arrived by a moment. With no bytes, only time passes.
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

  /// The moment at which `decode` must be called even without bytes, to end an unfinished sequence;
  /// `nil` if there is none.
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

  /// Ends an unfinished key or sequence after a timeout.
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
      // Released here and below to avoid a copy of the string for each byte.
      state = .ground
      takeString(byte, in: &string)
    case .stringEnd: takeStringEnd(byte)
    case .paste(var paste):
      state = .ground
      // Ctrl-C works before the end of the paste arrives.
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
    // The 8-bit controls (C1).
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

  /// Begins the sequence that `ESC` and a byte introduce, if any.
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
      // The Escape key twice, or Alt with a key that sends a sequence.
      if isAlt { emit(.escape) }
      return state = .escape(isAlt: true)
    case UInt8(ascii: "["), UInt8(ascii: "O"): return introduce(byte, isAlt: isAlt)
    default: if isAlt { emit(.escape) }
    }
    if let key = described[[0x1B, byte]] { return emit(key) }
    switch byte {
    case Self.interrupt: begin(byte)
    case 0x20...0x2F: state = .designation
    // A character with Alt is dropped as a whole.
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
      // A key pressed while the sequence arrives.
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
      // Alt with a key has no meaning here.
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
    // Ctrl-C after a pause works before the end of the string arrives.
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
