/// A guided session as its author wrote it. Doses are ranges; nothing is laid out yet.
public struct Routine: Sendable, Hashable {
  /// The kind of a routine.
  public enum Kind: String, Sendable, CaseIterable {
    /// Positions to hold.
    case stretch
    /// Rolling, rubbing or pressing.
    case massage
    /// Moving easily through a range.
    case mobility
    /// Slow breathing.
    case breathing
    /// Rest, cold, warmth, sleep.
    case care

    /// The kind of a routine whose file names none, derived from its work: the first of massage,
    /// holds, movements, breathing and packs that occurs; `nil` if none does.
    public init?(of work: [Segment.Kind]) {
      if work.contains(.massage) {
        self = .massage
      } else if work.contains(.hold) {
        self = .stretch
      } else if work.contains(.reps) || work.contains(.active) {
        self = .mobility
      } else if work.contains(.breathe) {
        self = .breathing
      } else if work.contains(.apply) {
        self = .care
      } else {
        return nil
      }
    }
  }

  /// The identifier, which is the file's name without its extension: `a-z`, `0-9` and `-`.
  public var id: String
  /// The title.
  public var title: String
  /// A summary in a sentence.
  public var summary: String
  /// The kind.
  public var kind: Kind
  /// The part of the body where it should be felt.
  public var feel: String?
  /// The position of the body: sitting, standing or lying.
  public var position: String?
  /// The recommended frequency.
  public var frequency: Frequency?
  /// The length in days of a routine with an end, such as 21 after a strain.
  public var courseOfDays: Int?
  /// False if sessions are silent, such as next to somebody who sleeps. `nil` if the file says
  /// nothing.
  public var sound: Bool?
  /// The voice of the sessions. `nil` if the file says nothing.
  public var voice: RoutineVoice?
  /// The equipment, such as `foam roller`.
  public var equipment: [String]
  /// Cautions before the beginning, and reasons to stop.
  public var cautions: [String]
  /// The sources of the routine's numbers.
  public var sources: [Source]
  /// The author or authors.
  public var author: String?
  /// The licence.
  public var licence: String?
  /// The former identifiers. Sessions under any of these count for this routine.
  public var formerIDs: [String] = []
  /// The steps in order.
  public var steps: [Step] { didSet { demands = Demands(steps, ending) } }
  /// Steps at the end, also done when the session is left early: how to get up.
  public var ending: [Step] { didSet { demands = Demands(steps, ending) } }
  /// The demands of the steps and the ending.
  private(set) var demands: Demands

  /// The id of every quick timer.
  public static let timerID = "timer"

  /// True for a quick timer, whose purpose is unknown.
  public var isTimer: Bool { id == Self.timerID }

  /// A routine.
  public init(
    id: String, title: String, summary: String = "", kind: Kind = .stretch, feel: String? = nil,
    position: String? = nil, timesPerDay: Dose<Int>? = nil, courseOfDays: Int? = nil,
    equipment: [String] = [], cautions: [String] = [], sources: [Source] = [],
    author: String? = nil, licence: String? = nil, steps: [Step],
    ending: [Step] = []
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.kind = kind
    self.feel = feel
    self.position = position
    frequency = timesPerDay.map { Frequency($0) }
    self.courseOfDays = courseOfDays
    self.equipment = equipment
    self.cautions = cautions
    self.sources = sources
    self.author = author
    self.licence = licence
    self.steps = steps
    self.ending = ending
    demands = Demands(steps, ending)
  }

  /// True if the routine begins lying down.
  public var beginsLying: Bool { position?.hasPrefix("lying") ?? false }

  /// True if this routine or one that it includes begins lying down, out of reach of the keys.
  public var includesLying: Bool { beginsLying || steps.contains(where: \.includesLying) }

  /// True if people fall asleep with the routine: slow breathing that begins lying down. Its
  /// sessions end without a sound.
  public var isForBed: Bool { kind == .breathing && beginsLying }

  /// The sessions a day; `nil` if the file does not say, or counts them per several days.
  public var timesPerDay: Dose<Int>? { frequency.flatMap { $0.days == 1 ? $0.times : nil } }

  /// The step of a move that plays as a routine; `nil` for any other routine.
  public var moveStep: Step? { steps.count == 1 && steps[0].move?.id == id ? steps[0] : nil }

  /// The equipment of this routine and of all routines and moves in it, each once.
  public var allEquipment: [String] { (equipment + demands.equipment).removingRepeats }

  /// The equipment, cautions and sources of this routine and of all routines and moves in it, in
  /// order. Of a repeated caution the last one stays, so that an emergency line common to all comes
  /// last.
  public var includingWhatItIncludes: (equipment: [String], cautions: [String], sources: [Source]) {
    let parts = [(equipment, cautions, sources)] + (steps + ending).flatMap(\.broughtAlong)
    return (
      equipment: parts.flatMap(\.0).removingRepeats, cautions: parts.flatMap(\.1).removingEarlier,
      sources: parts.flatMap(\.2).removingRepeats
    )
  }
}

extension Step {
  fileprivate var includesLying: Bool {
    if isSkipped { return false }
    return switch action {
    case .include(let routine): routine.includesLying
    case .group(let steps): steps.contains(where: \.includesLying)
    default: false
    }
  }

  /// The equipment, cautions and sources of the step, or of those in its group; none if it is
  /// switched off.
  fileprivate var broughtAlong: [(equipment: [String], cautions: [String], sources: [Source])] {
    if isSkipped { return [] }
    switch action {
    case .include(let routine): return [routine.includingWhatItIncludes]
    case .group(let steps): return steps.flatMap(\.broughtAlong)
    default: return move.map { [($0.equipment, $0.cautions, $0.sources)] } ?? []
    }
  }
}

extension Array where Element: Equatable {
  /// The elements without repeats. For short lists, comparing is cheaper than hashing.
  var removingRepeats: [Element] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  fileprivate var removingEarlier: [Element] { reversed().removingRepeats.reversed() }
}

/// The voice that a routine asks for.
public enum RoutineVoice: Sendable, Hashable {
  /// None.
  case off
  /// The person's own.
  case on
  /// The voice of the language of its words, as a tag: `de`.
  case language(String)
}

/// A source of a routine's numbers.
public struct Source: Sendable, Hashable {
  /// The strength of a source.
  public enum Grade: String, Sendable, CaseIterable {
    /// A guideline or an official handout.
    case a = "A"
    /// A trial or a review.
    case b = "B"
    /// A consumer or clinic page.
    case c = "C"
  }

  /// The title of the page, paper or handout.
  public var title: String
  /// The publisher.
  public var publisher: String?
  /// The address, DOI or number.
  public var locator: String?
  /// The strength; `nil` for a habit without evidence.
  public var grade: Grade?
  /// The fact that the routine takes from it.
  public var fact: String?

  /// A source.
  public init(
    title: String, publisher: String? = nil, locator: String? = nil, grade: Grade? = nil,
    fact: String? = nil
  ) {
    self.title = title
    self.publisher = publisher
    self.locator = locator
    self.grade = grade
    self.fact = fact
  }
}
