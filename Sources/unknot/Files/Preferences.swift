import Foundation
import RoutineFiles
import TUI

/// The person's standing choices: `config.yaml`.
struct Preferences {
  /// The path of the file, which may be missing; `nil` without a home folder.
  let path: String?
  /// The settings in the file, with defaults for the rest.
  let settings: PlaySettings
  /// The problems of the file, each in a line with its place.
  let problems: [String]
  /// The keys that have a value in the file.
  private let given: Set<String>

  private static let keys = Setting.all.map(key)

  /// The key of the file that a setting has.
  static func key(of setting: Setting) -> SettingsKey {
    SettingsKey(setting.name, setting.fileShape, olderWords: setting.olderWords)
  }

  /// Reads the file, if there is one, and then the environment. Never fails: an invalid value is a
  /// problem, and a default is used.
  init(
    folders: Paths = Paths(), environment: [String: String] = ProcessEnvironment.environment
  ) {
    path = folders.config
    var settings = PlaySettings()
    var problems: [String] = []
    var given: Set<String> = []
    do throws(FileError) {
      if let path, let file = try SettingsFile(atPath: path, keys: Self.keys) {
        for setting in Setting.all {
          guard let value = file.values[setting.name] else { continue }
          setting.set(Setting.Value(value), in: &settings)
          given.insert(setting.name)
        }
        let isLevelLost = !given.contains("level") && (file.hasErrors || file.gives("level"))
        if isLevelLost { settings.prescription.level = .gentle }
        problems = file.diagnostics.map {
          $0.rendered(file: path) + "; the default is used"
            + (isLevelLost ? ", and the gentle dose" : "")
        }
        let (keys, keyProblems) = KeyPreferences.keys(file.keyChoices)
        settings.ownKeys = keys
        problems += keyProblems.map {
          $0.rendered(file: path) + "; the usual key stays"
        }
      }
    } catch {
      settings.prescription.level = .gentle
      problems = ["\(error.message); the defaults are used, with the gentle dose"]
    }
    for setting in Setting.all {
      guard let variable = setting.variable, let text = environment[variable], !text.isEmpty else {
        continue
      }
      do throws(ValueError) {
        setting.set(try Self.value(text, of: setting), in: &settings)
      } catch {
        problems.append("\(variable): \(error.reason); it is passed over")
      }
    }
    // The file of an older version has one volume for tones and voice.
    if given.contains("volume"), !given.contains("voice-volume") {
      settings.voiceVolume = settings.volume
    }
    self.settings = settings
    self.problems = problems
    self.given = given
  }

  /// The first problem and the number of others, in a line; `nil` if there is none.
  var warning: String? {
    guard let first = problems.first else { return nil }
    // On a screen the file's name says enough.
    let short = first.replacingOccurrences(
      of: path ?? "", with: (path as NSString?)?.lastPathComponent ?? "")
    return problems.count == 1 ? short : "\(short) (and \(problems.count - 1) more)"
  }

  /// Prints the problems on standard error.
  func warn() {
    for problem in problems { Output.error(problem) }
  }

  /// The text of a settings file with comments. Keys without a value in the file are comments with
  /// their defaults.
  var text: String { Self.text(of: settings, given: given) }

  private static func text(of settings: PlaySettings, given: Set<String>) -> String {
    let defaults = PlaySettings()
    let keys = Setting.all.map { setting in
      let key = key(of: setting)
      let usual = setting.value(in: defaults).inFile.text
      let value = setting.value(in: settings).inFile.text
      let line =
        given.contains(setting.name) ? "\(setting.name): \(value)" : "# \(setting.name): \(usual)"
      return "# \(setting.help)\n# \(key.rule) Default: \(usual).\n\(line)\n"
    }
    return "# The settings of unknot. Take the # away before a key to change it.\n\n"
      + keys.joined(separator: "\n") + "\n" + KeyPreferences.text(of: settings.ownKeys)
  }

  // MARK: Single values

  /// The error of a value that a setting cannot have.
  struct ValueError: Error {
    /// The reason, and what was expected.
    let reason: String
  }

  /// Reads a value as the file would have it.
  static func value(_ text: String, of setting: Setting) throws(ValueError) -> Setting.Value {
    // In quotes, so that nothing in it is YAML.
    let line = "\(setting.name): '\(text.replacing("'", with: "''"))'\n"
    let file = SettingsFile(Array(line.utf8), keys: [key(of: setting)])
    guard let value = file.values[setting.name] else {
      throw ValueError(reason: file.diagnostics.first?.summary ?? "this value does not fit")
    }
    return Setting.Value(value)
  }

  /// Returns the text of a value in the file.
  static func text(of value: Setting.Value) -> String {
    if case .text(let text) = value { return text.isEmpty ? "none" : text }
    return value.inFile.text
  }

  // MARK: Keeping

  /// Writes values into the file, all or nothing; comments and all else in it stay.
  ///
  /// - Throws: `Failure`, with the remedy, if the file cannot be read or written.
  static func save(_ changes: [String: Setting.Value], at path: String?) throws {
    guard let path else {
      throw Failure(.inputOutput, "settings are not saved: HOME is not set; set UNKNOT_HOME")
    }
    let text: String
    do {
      let empty = Self.text(of: PlaySettings(), given: [])
      let file =
        try SettingsFile(atPath: path, keys: keys) ?? SettingsFile(Array(empty.utf8), keys: keys)
      text = try file.text(changing: changes.mapValues(\.inFile))
    } catch let problem as FileError {
      throw Failure(.inputOutput, "settings are not saved: \(problem.message)")
    } catch let problem as SettingsFile.EditError {
      throw Failure(
        .inputOutput, "settings are not saved; fix config.yaml first: \(problem.reason)")
    }
    do {
      try AtomicFile.write(text, to: path)
    } catch {
      throw Failure(.inputOutput, "settings are not saved: \(error)")
    }
  }
}

extension Setting {
  /// The environment variable that overrides the file: `UNKNOT_GET_READY`. `nil` for commands and
  /// programs, so that no variable can make unknot run something.
  var variable: String? {
    switch shape {
    case .text(.command), .text(.program): return nil
    case .word, .flag, .time, .percent, .text: break
    }
    return "UNKNOT_" + name.uppercased().replacing("-", with: "_")
  }

  /// The shape of its value in the file.
  fileprivate var fileShape: SettingsKey.Shape {
    switch shape {
    case .word(let words): .word(words)
    case .flag: .flag
    case .time(let bounds, _): .time(bounds)
    case .percent: .percent
    case .text(.language): .text(.language)
    case .text(.hours): .text(.hours)
    case .text(.workingHours): .text(.workingHours)
    case .text(.timeOfDay): .text(.timeOfDay)
    case .text(.words): .text(.any)
    case .text(.command): .text(.command)
    case .text(.program): .text(.program)
    case .text(.file): .text(.file)
    case .text(.phoneNumber): .text(.phoneNumber)
    }
  }
}

extension Setting.Value {
  fileprivate init(_ value: SettingsFile.Value) {
    switch value {
    case .word(let word): self = .word(word)
    case .flag(let flag): self = .flag(flag)
    case .time(let time): self = .time(time)
    case .percent(let percent): self = .percent(percent)
    case .text(let text): self = .text(text)
    }
  }

  /// The value for the file.
  fileprivate var inFile: SettingsFile.Value {
    switch self {
    case .word(let word): .word(word)
    case .flag(let flag): .flag(flag)
    case .time(let time): .time(time)
    case .percent(let percent): .percent(percent)
    case .text(let text): .text(text)
    }
  }
}
