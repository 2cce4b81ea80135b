import Foundation
import RoutineEngine

/// A folder of recorded phrases that are joined to sentences. A session with all phrases in the
/// pack needs no program that speaks, and begins each sentence on time.
public struct VoicePack: Sendable {
  /// The voice that recorded a pack, saved in the folder. For another program or language, all
  /// phrases are recorded again.
  public struct Maker: Sendable, Hashable, Codable {
    /// The version of the folder's format.
    public var format = 1
    /// The program and its arguments as set by the person.
    public let program: String
    /// The language of the voice.
    public let language: String

    /// A maker.
    public init(program: String, language: String) {
      self.program = program
      self.language = language
    }
  }

  /// A recording that cannot be played.
  struct BrokenFile: Error {
    let name: String
    let reason: String
  }

  /// The most bytes of one recording: six minutes of speech.
  private static let mostBytes = 16_000_000

  /// The path of the folder.
  public let folder: String

  /// The pack in a folder, which need not exist.
  public init(folder: String) {
    self.folder = folder
  }

  /// The path of the file with the maker.
  public var makerFile: String { folder + "/pack.json" }

  /// The maker of the pack; `nil` if there is no pack.
  public var maker: Maker? {
    SoundFile.bytes(atPath: makerFile, atMost: Self.mostBytes).flatMap {
      try? JSONDecoder().decode(Maker.self, from: Data($0))
    }
  }

  /// Returns the path of a phrase's file. Its name depends on the words, so that other words are
  /// another file: the first letters for people, then the 64-bit FNV-1a hash.
  public func file(of phrase: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in phrase.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let letters = phrase.lowercased().unicodeScalars.prefix(24).map { scalar -> Character in
      let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
      return isPlain ? Character(scalar) : "-"
    }
    let digits = String(hash, radix: 16)
    return folder + "/" + String(letters) + "-"
      + String(repeating: "0", count: 16 - digits.count) + digits + ".wav"
  }

  /// Returns the phrases without a valid recording, in order, each once.
  public func missing(of phrases: [String]) -> [String] {
    var seen: Set<String> = []
    return phrases.filter { seen.insert($0).inserted && !isRecorded($0) }
  }

  private func isRecorded(_ phrase: String) -> Bool {
    let bytes = SoundFile.bytes(atPath: file(of: phrase), atMost: Self.mostBytes)
    return bytes.flatMap { try? Recording.layout(of: $0) } != nil
  }

  /// Returns the names of recordings in the folder that are not of these phrases.
  public func leftOver(of phrases: [String]) -> [String] {
    let names = Set(phrases.map { (file(of: $0) as NSString).lastPathComponent })
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return all.filter { $0.hasSuffix(".wav") && !names.contains($0) }.sorted()
  }

  /// Returns words joined from their parts; `nil` if a part has no recording.
  ///
  /// - Throws: `BrokenFile` if a part's recording is unreadable.
  func recording(of words: SpokenWords) throws -> Recording? {
    var parts: [Recording.Part] = []
    for sentence in words.sentences {
      for (index, phrase) in sentence.enumerated() {
        let path = file(of: phrase)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let pause: Recording.Pause =
          index == sentence.count - 1
          ? .sentence : phrase.last.map(",;:".contains) ?? false ? .clause : .word
        parts.append((try recording(at: path), pause))
      }
    }
    return Recording.joined(parts)
  }

  private func recording(at path: String) throws -> Recording {
    let name = (path as NSString).lastPathComponent
    guard let bytes = SoundFile.bytes(atPath: path, atMost: Self.mostBytes) else {
      throw BrokenFile(name: name, reason: "it cannot be read")
    }
    do throws(Recording.FormatError) {
      return try Recording(wav: bytes)
    } catch {
      throw BrokenFile(name: name, reason: error.reason)
    }
  }
}
