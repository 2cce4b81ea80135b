import Foundation
import GRDB

/// The reason that the history could not be read or written, in words for a person.
public struct HistoryError: Error, Sendable, Hashable {
  /// The obstacle.
  public enum Kind: Sendable, Hashable {
    /// The history's folder is missing, and could not be created.
    case noFolder
    /// The file, its folder or its disk is read-only.
    case readOnly
    /// The disk is full.
    case full
    /// Another program has kept the history locked for too long.
    case locked
    /// The file is a damaged database.
    case damaged
    /// The file was removed or replaced while it was open.
    case gone
    /// A newer version of unknot has written the file.
    case newer
    /// The file is a database of another program.
    case foreign
    /// This process has reached its limit of open files.
    case noDescriptors
    /// The file could not be read or written for another reason.
    case unusable
    /// The history has no such session.
    case unknownSession
    /// Another process runs the session, or has ended it.
    case taken
  }

  /// The kind of the obstacle.
  public let kind: Kind
  /// The task that failed: "write to the record".
  public let task: String
  /// The file or the folder.
  public let path: String
  /// The obstacle, in words.
  public let reason: String

  init(_ kind: Kind, task: String, path: String, reason: String) {
    self.kind = kind
    self.task = task
    self.path = path
    self.reason = reason
  }

  /// One line: the task, the file, the reason, the remedy.
  public var message: String {
    "could not \(task): \(path): \(reason); \(remedy)"
  }

  /// The reason and the remedy, in few words, to fit a line of a window.
  public var brief: String { "This session is not saved: \(reason); \(remedy)" }

  /// The advice to the person for this kind of obstacle.
  public var remedy: String {
    switch kind {
    case .noFolder, .readOnly:
      "make it writable, or choose another folder; UNKNOT_HOME sets the record's"
    case .full: "free some space"
    case .locked: "look for another unknot, a backup or a sync tool that holds it"
    case .damaged: "start unknot again: it sets the file aside and saves what can be read"
    case .gone: "put it back, or start unknot again, which makes a new one"
    case .newer: "use that version, or set UNKNOT_HOME to another folder"
    case .foreign: "move it away, or set UNKNOT_HOME to another folder"
    case .noDescriptors: "raise the limit, for example `ulimit -n 64`"
    case .unusable: "look at the disk and the file's permissions"
    case .unknownSession: "look at `unknot history`"
    case .taken: "continue the session there"
    }
  }
}

extension HistoryError {
  /// Translates an error of GRDB or of Foundation.
  init(_ error: any Error, task: String, path: String) {
    switch error {
    case let problem as HistoryError:
      self = HistoryError(problem.kind, task: task, path: problem.path, reason: problem.reason)
    case let error as DatabaseError:
      let (kind, reason) = Self.meaning(of: error, path: path)
      self.init(kind, task: task, path: path, reason: reason)
    default:
      let (kind, reason) = Self.meaning(of: error as NSError)
      self.init(kind, task: task, path: path, reason: reason)
    }
  }

  private static func meaning(of error: NSError) -> (Kind, String) {
    switch (error.domain, error.code) {
    case (NSPOSIXErrorDomain, Int(ENOSPC)), (NSPOSIXErrorDomain, Int(EDQUOT)),
      (NSCocoaErrorDomain, CocoaError.fileWriteOutOfSpace.rawValue):
      (.full, "the disk is full")
    case (NSPOSIXErrorDomain, Int(EROFS)), (NSPOSIXErrorDomain, Int(EACCES)),
      (NSPOSIXErrorDomain, Int(EPERM)),
      (NSCocoaErrorDomain, CocoaError.fileWriteVolumeReadOnly.rawValue),
      (NSCocoaErrorDomain, CocoaError.fileWriteNoPermission.rawValue):
      (.readOnly, "it may not be written to")
    default:
      (.unusable, error.localizedDescription)
    }
  }

  private static func isDiskFull(at path: String) -> Bool {
    var disk = statvfs()
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return statvfs(folder, &disk) == 0 && disk.f_bavail == 0
  }

  private static func meaning(of error: DatabaseError, path: String) -> (Kind, String) {
    // SQLite could not enlarge the shared memory next to the file.
    if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE { return (.full, "the disk is full") }
    switch error.resultCode {
    case .SQLITE_FULL:
      return (.full, "the disk is full")
    // On a full disk, the memory shared next to the file fails like a broken disk.
    case .SQLITE_IOERR where isDiskFull(at: path):
      return (.full, "the disk is full")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      return (.readOnly, "it may not be written to")
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      return (.locked, "another program keeps it locked")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return (.damaged, "the file is damaged")
    case .SQLITE_CANTOPEN:
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      if exists && isFolder.boolValue { return (.unusable, "this is a folder, not a file") }
      return (exists ? .unusable : .readOnly, exists ? "it cannot be opened" : "it cannot be made")
    default:
      return (.unusable, error.message ?? error.resultCode.description)
    }
  }
}
