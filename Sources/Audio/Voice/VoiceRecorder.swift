import Foundation
import Processes

/// Records phrases with a program that speaks.
public struct VoiceRecorder {
  /// The reason why a phrase could not be recorded.
  public struct Failure: Error, Sendable, Hashable {
    /// The reason, in words for the person.
    public let reason: String
  }

  /// The time limit for one phrase, enough for a large model on a slow machine.
  private static let timeLimit: Duration = .seconds(60)

  private let program: VoiceProgram
  private let path: String
  private let language: String
  private let environment: [String: String]

  /// A recorder.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - language: The language of the voice.
  ///   - environment: The program's environment. Its `PATH` is searched for it.
  /// - Throws: `Failure` if the program is not installed, or cannot write a file.
  public init(
    _ program: VoiceProgram, language: String, environment: [String: String]
  ) throws(Failure) {
    guard let path = SearchPath(environment: environment).path(of: program.name) else {
      throw Failure(reason: "\(program.name) is not installed")
    }
    guard program.recording(of: "", language: language) != nil else {
      throw Failure(reason: "\(program.name) is not known to write a file")
    }
    self.program = program
    self.path = path
    self.language = language
    self.environment = environment
  }

  /// Records a phrase, without silence at its ends.
  ///
  /// - Throws: `Failure` if the program fails, or writes no valid recording.
  public func record(_ phrase: String) throws(Failure) -> Recording {
    guard let call = program.recording(of: phrase, language: language) else {
      throw Failure(reason: "\(program.name) is not known to write a file")
    }
    let folders = SoundFile.folders(environment: environment)
    do {
      let output = try SoundFile([], in: folders)
      let input = call.readsInput ? try SoundFile(Array((phrase + "\n").utf8), in: folders) : nil
      input?.rewind()
      let child = try ChildProcess(
        path, call.arguments, environment: environment,
        streams: .detached(input: input?.descriptor, output: output.descriptor))
      let end = child.wait(atMost: Self.timeLimit)
      guard end == .success else {
        child.killGroup()
        throw Failure(
          reason: end == nil ? "\(program.name) does not end" : "\(program.name) failed")
      }
      let recording = try Recording(wav: output.bytes()).trimmed
      if recording.samples.isEmpty { throw Failure(reason: "\(program.name) said nothing") }
      return recording
    } catch let failure as Failure {
      throw failure
    } catch let error as Recording.FormatError {
      throw Failure(reason: "what \(program.name) wrote is not a recording: \(error.reason)")
    } catch let error as SoundFile.Failure {
      throw Failure(reason: error.reason)
    } catch {
      throw Failure(reason: "\(program.name) cannot be started")
    }
  }
}
