import CVersion

/// What this program calls itself.
enum Version {
  static let number = "0.1.0"

  /// The commit it was built from, `ac7af44`, with `-dirty` behind it if the files were others;
  /// empty where nobody said.
  static var commit: String { String(cString: unknot_commit()) }

  /// `unknot 0.1.0 (ac7af44)`
  static var line: String {
    commit.isEmpty ? "unknot \(number)" : "unknot \(number) (\(commit))"
  }
}
