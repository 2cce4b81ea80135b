import Foundation

extension History {
  /// Takes in the sessions of every export in a folder: the union of what is known and what is
  /// there. Twice is once, and the order of files and folders does not matter.
  ///
  /// A line that cannot be used is reported and left where it is; the others count.
  ///
  /// - Parameter folder: A folder; its files that end in `.jsonl` are read.
  /// - Returns: What came of it.
  /// - Throws: ``HistoryError`` if the folder cannot be read or the history not be written; what
  ///   was taken in by then stays.
  public func importFolder(_ folder: String) throws(HistoryError) -> ImportReport {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw HistoryError(
        .unusable, task: "import a record", path: folder, reason: "this folder cannot be read")
    }
    var union = HistoryMerger(with: self)
    for name in names.sorted() where name.hasSuffix(".jsonl") && !name.hasPrefix(".") {
      try union.takeIn(folder + "/" + name)
    }
    return union.report
  }

  /// Takes in the sessions of one export, as ``importFolder(_:)`` does.
  ///
  /// - Parameter path: A file.
  /// - Returns: What came of it; a file that cannot be read is a problem of the report.
  /// - Throws: ``HistoryError`` if the history cannot be written.
  public func importFile(_ path: String) throws(HistoryError) -> ImportReport {
    var union = HistoryMerger(with: self)
    try union.takeIn(path)
    return union.report
  }
}
