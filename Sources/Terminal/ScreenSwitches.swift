import CNcurses

/// What a screen turns on at the open terminal, and what takes all of it back.
struct ScreenSwitches {
  /// Its own screen, keys that send what the description says, no cursor; clicks, the wheel and
  /// pastes, where keys are read.
  let on: [UInt8]
  /// What takes it back from wherever the cursor is.
  let off: [UInt8]

  private static let mouse = (
    on: Array("\u{1B}[?1000h\u{1B}[?1006h".utf8), off: Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)
  )

  init(hasKeys: Bool) {
    let mouse = hasKeys && unknot_capability("kmous") != nil ? Self.mouse : (on: [], off: [])
    // Another kind of terminal might print it.
    let isCommon = Capabilities.string("cup").starts(with: [0x1B, UInt8(ascii: "[")])
    let paste = hasKeys && isCommon ? PastedText.mode : (on: [], off: [])
    on = ["smcup", "smkx", "civis"].flatMap(Capabilities.string) + mouse.on + paste.on
    let flash = Capabilities.flash(unknot_capability("flash").map { String(cString: $0) } ?? "")
    let ends = ["sgr0", "op", "rmkx", "cnorm", "rmcup"].flatMap(Capabilities.string)
    off = paste.off + mouse.off + flash.off + ends
  }

  /// What takes it back, with the cursor below the picture where that stays.
  func off(lastRow row: Int) -> [UInt8] {
    Capabilities.filled(Capabilities.string("cup"), row) + off + [UInt8(ascii: "\r")]
  }
}
