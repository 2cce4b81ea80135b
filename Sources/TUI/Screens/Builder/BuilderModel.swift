import RoutineEngine

/// A routine to be changed in the builder, as it was read, and the moves there are.
public struct BuilderModel: Sendable, Equatable {
  /// The file.
  public let file: BuilderFile
  /// The routine as it was read; of a copy, with its own title.
  public let draft: RoutineDraft
  /// All moves, each a routine of one step.
  public let moves: [Routine]
  /// The name that the file has or would have, and its problems.
  public let check: BuilderCheck

  /// A routine to be changed.
  public init(file: BuilderFile, draft: RoutineDraft, moves: [Routine], check: BuilderCheck) {
    self.file = file
    self.draft = draft
    self.moves = moves
    self.check = check
  }
}

/// The file of a routine in the builder.
public struct BuilderFile: Sendable, Hashable {
  /// The routine's name; `nil` for one that has no file yet.
  public let id: String?
  /// The text that the changes begin with; `nil` for a routine from nothing.
  public let source: String?

  /// A file.
  public init(id: String?, source: String?) {
    self.id = id
    self.source = source
  }
}

/// The routine that the builder opens with.
public enum BuilderOpening: Sendable, Hashable {
  /// A routine from nothing.
  case new
  /// A copy of a routine or a move, by its name.
  case copy(of: String)
  /// A routine of the person's own, by its name.
  case own(String)
}

/// The file that a draft would be.
public struct BuilderCheck: Sendable, Hashable {
  /// The name of the file: `before-lunch.yaml`.
  public let name: String
  /// The problems that were not there before, each as a sentence. A file with one is not written.
  public let problems: [String]

  /// A check.
  public init(name: String, problems: [String] = []) {
    self.name = name
    self.problems = problems
  }
}

/// A request about the files of the person's routines.
public enum RoutineFileRequest: Sendable, Hashable {
  /// Writes a draft, unless somebody else has changed its file meanwhile.
  case save(BuilderFile, RoutineDraft)
  /// Writes a draft into a file of its own.
  case saveCopy(BuilderFile, RoutineDraft)
  /// Moves a routine's file to the bin, by the routine's name.
  case delete(String)
  /// Brings a file back from the bin, by its name there.
  case restore(String)
}

/// The outcome of a request about the files of routines.
public enum RoutineFileReply: Sendable, Hashable {
  /// The draft is written, under the routine's name.
  case saved(id: String, file: String)
  /// A file that somebody else has changed; nothing is written.
  case changedOutside
  /// The file is in the bin: the routine's title, the name in the bin, the path.
  case deleted(title: String, name: String, path: String)
  /// The file is back: the routine's name.
  case restored(id: String)
  /// A refusal, with the reason as a sentence.
  case refused(String)
}
