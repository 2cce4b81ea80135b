import Drawing

@testable import Terminal

/// One input of the fuzzer, read as what a terminal sends: whole, and cut where its first bytes
/// say. Any crash, any difference between the two and any control character in a paste is a find.
///
/// - Returns: 0, as libFuzzer asks.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let all = Array(UnsafeBufferPointer(start: data, count: count))
  // Nothing between two cuts would be a longer pause.
  let (cuts, bytes) = (all.prefix(4).map { max(1, Int($0)) }, all.dropFirst(4))
  var (whole, cut, late) = (InputDecoder(), InputDecoder(), InputDecoder())
  var inputs = whole.decode(bytes, at: .zero)
  var (now, rest) = (Duration.zero, bytes)
  var cutInputs: [InputDecoder.Input] = []
  for length in cuts {
    cutInputs += cut.decode(rest.prefix(length), at: now)
    // Later than anything waits, a sequence may end anywhere; it must only not crash.
    _ = late.decode(rest.prefix(length), at: now * 2_000)
    rest = rest.dropFirst(length)
    now += .milliseconds(20)
  }
  cutInputs += cut.decode(rest, at: now)
  _ = late.decode(rest, at: now * 2_000)
  inputs += whole.decode([], at: .seconds(60))
  cutInputs += cut.decode([], at: .seconds(60))
  // What comes late of a string is no key, whatever it is.
  var tail = InputDecoder()
  _ = tail.decode("\u{1B}P1".utf8, at: .zero)
  let text = bytes.prefix { ![0x03, 0x07, 0x18, 0x1A, 0x1B, 0x9C].contains($0) }
  precondition(tail.decode(text, at: .seconds(6)).isEmpty, "a tail is dropped")
  precondition(inputs == cutInputs, "the same, however it is cut")
  precondition(whole.decode([], at: .seconds(90)).isEmpty, "nothing is left")
  precondition(whole.deadline == nil && cut.deadline == nil, "nothing is waited for")
  for case .event(.pasted(let text)) in inputs {
    precondition(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
  }
  return 0
}
