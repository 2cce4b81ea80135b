/// The files embedded in the binary.
public enum BuiltInRoutines {
  static let names: [String] = []
}
