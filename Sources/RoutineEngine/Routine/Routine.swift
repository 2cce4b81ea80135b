/// One guided session as its author wrote it: doses are ranges, nothing is laid out yet.
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
  }

  /// The name it is called by; a file's name without its ending: `a-z`, `0-9` and `-`.
  public var id: String
  /// The title.
  public var title: String
  /// A summary in a sentence.
  public var summary: String
  /// The kind.
  public var kind: Kind
  /// The part of the body where it should be felt.
  public var feel: String?
  /// Sitting, standing, lying.
  public var position: String?
  /// The sessions a day.
  public var timesPerDay: Dose<Int>?
  /// The length in days of a routine with an end: a strain's 21.
  public var courseOfDays: Int?
  /// The equipment: `foam roller`.
  public var equipment: [String]
  /// Cautions before the beginning, and reasons to stop.
  public var cautions: [String]
  /// The sources of its numbers.
  public var sources: [Source]
  /// The person or people who wrote it.
  public var author: String?
  /// The licence.
  public var licence: String?
  /// True if the screen grows dim towards the end: a routine to fall asleep by.
  public var dims: Bool
  /// The steps in order.
  public var steps: [Step]

  /// A routine.
  public init(
    id: String, title: String, summary: String = "", kind: Kind = .stretch, feel: String? = nil,
    position: String? = nil, timesPerDay: Dose<Int>? = nil, courseOfDays: Int? = nil,
    equipment: [String] = [], cautions: [String] = [], sources: [Source] = [],
    author: String? = nil, licence: String? = nil, dims: Bool = false, steps: [Step]
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.kind = kind
    self.feel = feel
    self.position = position
    self.timesPerDay = timesPerDay
    self.courseOfDays = courseOfDays
    self.equipment = equipment
    self.cautions = cautions
    self.sources = sources
    self.author = author
    self.licence = licence
    self.dims = dims
    self.steps = steps
  }

  /// Its own equipment, cautions and sources, and those of the routines it includes that it does
  /// not name itself, in the order in which they come.
  public var includingWhatItIncludes: (equipment: [String], cautions: [String], sources: [Source]) {
    var all = (equipment: equipment, cautions: cautions, sources: sources)
    for included in steps.flatMap(\.includedRoutines) {
      let more = included.includingWhatItIncludes
      all.equipment += more.equipment.filter { !all.equipment.contains($0) }
      all.cautions += more.cautions.filter { !all.cautions.contains($0) }
      all.sources += more.sources.filter { !all.sources.contains($0) }
    }
    return all
  }
}

extension Step {
  /// The routines that this step brings in, itself or in its group, unless it is switched off.
  fileprivate var includedRoutines: [Routine] {
    if isSkipped { return [] }
    return switch action {
    case .include(let routine): [routine]
    case .group(let steps): steps.flatMap(\.includedRoutines)
    default: []
    }
  }
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
  /// Who published it.
  public var publisher: String?
  /// Its address, DOI or number.
  public var locator: String?
  /// Its strength; `nil` for a habit that nothing backs.
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
