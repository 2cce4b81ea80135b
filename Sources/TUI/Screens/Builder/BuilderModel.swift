import RoutineEngine

/// The content of the builder when it opens: a routine, and the moves to choose from.
public struct BuilderModel: Sendable, Equatable {
  /// The file of the routine.
  public let file: BuilderFile
  /// The routine as it was read. A copy has a title of its own.
  public let draft: RoutineDraft
  /// All moves, each a routine of one step.
  public let moves: [Routine]
  /// The name of the file, which may not exist yet, and its problems.
  public let check: BuilderCheck

  /// The content of the builder.
  public init(file: BuilderFile, draft: RoutineDraft, moves: [Routine], check: BuilderCheck) {
    self.file = file
    self.draft = draft
    self.moves = moves
    self.check = check
  }
}

/// The file of a routine in the builder.
public struct BuilderFile: Sendable, Hashable {
  /// The routine's id; `nil` without a file.
  public let id: String?
  /// The text of the file before the changes; `nil` for a new routine.
  public let source: String?

  /// A file of a routine.
  public init(id: String?, source: String?) {
    self.id = id
    self.source = source
  }
}

/// The routine to open the builder with.
public enum BuilderOpening: Sendable, Hashable {
  /// A new routine, without steps.
  case new
  /// A copy of a routine or a move, by its id.
  case copy(of: String)
  /// One of the person's own routines, by its id.
  case own(String)
}

/// The file that a draft would be.
public struct BuilderCheck: Sendable, Hashable {
  /// The name of the file: `before-lunch.yaml`.
  public let name: String
  /// The problems that the changes have added, a sentence each. A file with any of them is not
  /// saved.
  public let problems: [String]

  /// The result of a check.
  public init(name: String, problems: [String] = []) {
    self.name = name
    self.problems = problems
  }
}

/// A request about the files of the person's routines.
public enum RoutineFileRequest: Sendable, Hashable {
  /// Saves a draft, unless another program has changed its file meanwhile.
  case save(BuilderFile, RoutineDraft)
  /// Saves a draft into a new file.
  case saveCopy(BuilderFile, RoutineDraft)
  /// Moves a routine's file to the bin, by the routine's id.
  case delete(String)
  /// Brings a file back from the bin, by its name there.
  case restore(String)
}

/// The outcome of a request about the files of routines.
public enum RoutineFileReply: Sendable, Hashable {
  /// The draft is saved, under a routine's id and a file's name.
  case saved(id: String, file: String)
  /// Another program has changed the file; nothing is saved.
  case changedOutside
  /// The file is in the bin: the routine's title, the file's name there, and its path.
  case deleted(title: String, name: String, path: String)
  /// The file is back, under a routine's id.
  case restored(id: String)
  /// A refusal, with the reason as a sentence.
  case refused(String)
}
