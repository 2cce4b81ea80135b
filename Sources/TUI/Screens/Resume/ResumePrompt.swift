import Drawing
import RoutineEngine

/// Asks what becomes of a session that was cut off.
public struct ResumePrompt: Sendable, Equatable {
  /// The routine's title.
  let title: String
  /// The place at which it was cut off, in words.
  let place: String
  /// The moment of that, in words.
  let moment: String

  /// A question about a session.
  public init(title: String, place: String, moment: String) {
    self.title = title
    self.place = place
    self.moment = moment
  }

  func press(_ key: Key) -> [ScreenAction] {
    guard let choice = Keymaps.resume.action(for: key) else { return [] }
    let news: [ScreenAction] =
      choice == .end ? [.effect(.load(.today)), .effect(.load(.interrupted))] : []
    return [.pop, .effect(.resume(choice))] + news
  }
}
