import CarePlan
import RoutineEngine

/// A line of the list that can be chosen.
enum RoutineListItem: Equatable, Sendable {
  /// A session that was cut off.
  case cutOff(ResumePrompt)
  /// A routine, and the reason if it stands under "Now".
  case entry(RoutineListEntry, Recommendation.Reason?)

  /// The identity of a line, which stays while the list changes.
  enum ID: Hashable, Sendable {
    case cutOff
    case entry(String)
  }

  var id: ID {
    switch self {
    case .cutOff: .cutOff
    case .entry(let entry, _): .entry(entry.id)
    }
  }

  /// True if the person's plan contains the routine today.
  var isPlanned: Bool {
    if case .entry(_, .planned?) = self { true } else { false }
  }

  /// The entry; `nil` for a session that was cut off.
  var entry: RoutineListEntry? {
    if case .entry(let entry, _) = self { entry } else { nil }
  }
}

/// A row of the list.
enum RoutineListRow: Equatable, Sendable {
  case heading(RoutineGroup)
  /// A blank row between two groups.
  case gap
  case item(RoutineListItem)
  /// The place in which the words of the filter were found, below its item.
  case note(String)

  /// The item; `nil` for other rows.
  var item: RoutineListItem? {
    if case .item(let item) = self { item } else { nil }
  }
}

extension RoutineList {
  /// Returns the lines that can be chosen, in order, each with its group.
  func items(in context: ScreenContext) -> [(group: RoutineGroup, item: RoutineListItem)] {
    let settings = context.settings
    let shown =
      showsOff || settings.hidden.isEmpty ? entries : entries.filter { !settings.hides($0.id) }
    let passing = filter.isEmpty ? shown : shown.filter { filter.passes($0, in: context) }
    if filter.hasWords { return passing.map { ($0.group, .entry($0, nil)) } }
    let now = recommended(from: passing, in: context)
    let ids = Set(now.compactMap(\.entry?.id))
    let others = Dictionary(grouping: passing.filter { !ids.contains($0.id) }, by: \.group)
    let grouped = RoutineGroup.allCases.flatMap { group in
      inOrder(others[group] ?? [], of: group, in: context).map {
        (group, RoutineListItem.entry($0, nil))
      }
    }
    let lead: RoutineGroup = now.contains(where: \.isPlanned) ? .programme : .now
    return now.map { ($0.isPlanned || $0.entry == nil ? lead : .now, $0) } + grouped
  }

  /// Returns own routines in the person's order, others unchanged.
  private func inOrder(
    _ entries: [RoutineListEntry], of group: RoutineGroup, in context: ScreenContext
  ) -> [RoutineListEntry] {
    group == .yours ? context.settings.ordered(entries) : entries
  }

  /// Returns the session that was cut off, and the recommendations of the adviser.
  private func recommended(
    from entries: [RoutineListEntry], in context: ScreenContext
  ) -> [RoutineListItem] {
    let byID = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
    let recommendations = context.advice.recommendations(
      from: entries.filter { !context.settings.hides($0.id) }.compactMap(\.routine),
      dailyGoal: context.settings.dailyGoal.count,
      owning: context.settings.owns)
    let now = recommendations.compactMap { recommendation in
      byID[recommendation.routineID].map { RoutineListItem.entry($0, recommendation.reason) }
    }
    guard let prompt = cutOff(in: context, filter.isEmpty) else { return now }
    // A session that the person left on purpose is not the first suggestion.
    return prompt.isLeft && !now.isEmpty
      ? [now[0], .cutOff(prompt)] + now.dropFirst() : [.cutOff(prompt)] + now
  }

  /// Returns the session that was cut off, if it may be resumed.
  private func cutOff(in context: ScreenContext, _ isWanted: Bool) -> ResumePrompt? {
    guard isWanted, let interrupted else { return nil }
    let routine = entries.first { $0.id == interrupted.routineID }?.routine
    return routine.flatMap(context.advice.firmLock(on:)) == nil ? interrupted : nil
  }

  /// Returns the rows of the lines, with headings if wanted, and with gaps between groups if all
  /// rows fit.
  func rows(
    _ items: [(group: RoutineGroup, item: RoutineListItem)], hasHeadings: Bool, height: Int
  ) -> [RoutineListRow] {
    if filter.hasWords {
      return items.flatMap { _, item -> [RoutineListRow] in
        guard hasHeadings, let entry = item.entry, case .fact(let fact) = filter.match(in: entry)
        else { return [.item(item)] }
        return [.item(item), .note(fact)]
      }
    }
    var rows: [RoutineListRow] = []
    var last: RoutineGroup?
    let groups = Set(items.map(\.group)).count
    let isRoomy = items.count + 2 * groups - 1 <= height
    for (group, item) in items {
      if hasHeadings, group != last {
        if isRoomy, last != nil { rows.append(.gap) }
        rows.append(.heading(group))
      }
      last = group
      rows.append(.item(item))
    }
    return rows
  }
}
