import RoutineEngine
import RoutineFiles

/// One input of the fuzzer, read as a routine that may include itself and a good one. Any crash,
/// any slowness and any raw control character in what would be printed is a find.
///
/// - Returns: 0, as libFuzzer asks.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRoutine(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let good = Array("format: 1\ntitle: T\nkind: care\nsteps:\n  - rest: 10 s\n".utf8)
  let builtIn: [RoutineCatalog.BuiltIn] = [("foam-roller", good), ("input", bytes)]
  let move = Array("format: 1\ntitle: T\nhold: 15-30 s\nrepeat: 2-4\nsides: both\n".utf8)
  let catalogue = RoutineCatalog(
    builtIn: builtIn, moves: [("reach.move", move), ("own.move", bytes)])
  guard let entry = catalogue.entry(withID: "input") else { preconditionFailure("no entry") }
  let hasErrors = entry.diagnostics.contains { $0.severity == .error }
  precondition((entry.routine == nil) == hasErrors, "a routine, or errors")
  precondition(entry.diagnostics == entry.diagnostics.sorted(), "problems in their order")
  precondition(entry.diagnostics.allSatisfy { $0.line > 0 && $0.column > 0 }, "places in the file")
  checkIsClean(entry.report)
  if let routine = entry.routine {
    checkIsClean(routine.title)
    checkIsClean(routine.summary)
    for step in routine.steps { checkIsClean(step.title + step.text) }
    for level in Level.allCases { _ = try? Timeline(routine, Prescription(level: level)) }
  }
  if let move = catalogue.entry(withID: "own") { checkIsClean(move.report) }
  return 0
}

private func checkIsClean(_ text: String) {
  for scalar in text.unicodeScalars {
    if scalar == "\n" || scalar == "\t" { continue }
    precondition(
      scalar.properties.generalCategory != .control && scalar != "\u{202E}", "a raw control")
  }
}
