import ArgumentParser
import Testing

@testable import unknot

@Suite struct MainTests {
  @Test func playWithoutOptionsIsWhatTheLibraryReads() throws {
    let words = ["play", "foam-roller"]
    let plain = try #require(try Main.command(for: words) as? PlayCommand)
    let read = try #require(try Unknot.parseAsRoot(words) as? PlayCommand)
    #expect(values(of: plain) == values(of: read))
    #expect(values(of: plain).contains { $0.hasSuffix("foam-roller") })
  }

  /// What each option is, with its name, those in groups too.
  private func values(of command: Any, under path: String = "") -> [String] {
    Mirror(reflecting: command).children.flatMap { name, value -> [String] in
      let path = "\(path).\(name ?? "")"
      if let group = value as? any OptionGroupProtocol {
        return values(of: group.content, under: path)
      }
      return ["\(path) \(value)"]
    }
  }
}

private protocol OptionGroupProtocol {
  var content: Any { get }
}

extension OptionGroup: OptionGroupProtocol {
  var content: Any { wrappedValue }
}
