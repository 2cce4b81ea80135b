import ArgumentParser
import CarePlan
import Foundation
import Reminders
import RoutineEngine
import RoutineFiles
import SessionHistory
import TUI

/// `unknot remind`
struct RemindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remind",
    abstract: "Print reminders as a calendar file, or install them as timers.",
    discussion: """
      Without --systemd it prints an iCalendar file for your calendar: an event for each time of \
      the day, spread evenly, with an alarm. Give --from and --to twice for two spans. Writing it \
      again changes what has changed, and cancels what is gone: import it into a calendar of its \
      own, emptied first.

      With --systemd it installs a timer that shows a message on the desktop. A timer is \
      silent once the day's goal is met, for half an hour after a session, in your quiet-hours, \
      and for the rest of a day on which you used --not-today.
      """
  )

  @Argument(help: "An id or a file; \(Self.usual) unless you name one.")
  var routine: String?

  @Option(help: ArgumentHelp("The first reminder of the day.", valueName: "time"))
  var from: [TimeOfDay] = [TimeOfDay(minutes: 9 * 60)]

  @Option(help: ArgumentHelp("The last reminder of the day.", valueName: "time"))
  var to: [TimeOfDay] = [TimeOfDay(minutes: 18 * 60)]

  @Option(help: ArgumentHelp("On which days: daily, mon-fri, mon,wed,fri.", valueName: "days"))
  var days: Weekdays = .all

  @Option(
    help: ArgumentHelp(
      "How many times a day (default: what the routine says).", valueName: "n"),
    transform: TypedAmount.option(TypedAmount.times, like: "3 or 3x"))
  var times: Int?

  /// The task of the command.
  enum Mode: EnumerableFlag {
    case systemd, remove, notToday, now

    static func help(for value: Mode) -> ArgumentHelp? {
      switch value {
      case .systemd: "Install a timer that shows messages, replacing an older one."
      case .remove: "Remove all timers, or the one for the routine you name."
      case .notToday: "Timers are silent until tomorrow."
      case .now: "Remind now, unless there is a reason not to: what a timer runs."
      }
    }
  }

  @Flag(exclusivity: .exclusive) var mode: Mode?

  /// The default routine: short, and without equipment.
  private static let usual = "two-minute-break"
  private static let mostTimes = 48

  func validate() throws {
    if let times, !(1...Self.mostTimes).contains(times) {
      throw ValidationError("--times \(times): it is 1 to \(Self.mostTimes) times a day.")
    }
    guard from.count == to.count else {
      throw ValidationError("Give --from and --to equally often: each pair is a span.")
    }
    for (from, to) in zip(from, to) where from >= to {
      throw ValidationError(
        "--from \(from.text) --to \(to.text): the last reminder comes later in the day.")
    }
  }

  func run() throws {
    switch mode {
    case nil: try printCalendar()
    case .systemd: try install()
    case .remove: try remove()
    case .notToday:
      let begin = Preferences().settings.dayBegin
      try ReminderFile().silence(on: LocalDay(Date(), in: .current, from: begin))
      try Output.print("No reminders until tomorrow.")
    case .now: try remind()
    }
  }

  // MARK: What is planned

  private func chosen() throws -> Routine { try Library().routine(routine ?? Self.usual) }

  private func timesPerDay(_ routine: Routine, at level: Level) throws -> Int {
    if let times { return times }
    guard let dose = routine.timesPerDay else {
      throw ValidationError(
        "\(routine.id) does not say how many times a day: say it with --times.")
    }
    return dose.resolved(at: level)
  }

  /// The plan with its routine, in one call, since a pipe can be read only once.
  private func planned() throws -> (plan: ReminderPlan, routine: Routine) {
    let preferences = Preferences()
    preferences.warn()
    let settings = preferences.settings
    let routine = try chosen()
    let length = (try? Timeline(routine, settings.prescription))?.likelyLength ?? .zero
    let times = try timesPerDay(routine, at: settings.prescription.level)
    let minutes = max(1, Int((length.inSeconds / 60).rounded(.up)))
    let hours = zip(from, to).compactMap { DayHours(from: $0, to: $1) }
    guard
      let plan = ReminderPlan(
        of: routine.id, title: routine.title, minutes: minutes, times: times, within: hours,
        except: DayHours.list(settings.quietHours) ?? [], on: days)
    else {
      let spans = zip(from, to).map { "from \($0.text) to \($1.text)" }.joined(separator: " and ")
      throw ValidationError(
        "there is no room for \(times) reminders \(spans) outside of your "
          + "quiet-hours; give them more time, or fewer --times.")
    }
    return (plan, routine)
  }

  private func printCalendar() throws {
    let (plan, routine) = try planned()
    let file = CalendarRecordFile()
    var record = try file.record()
    let now = Date()
    let stamp = now.formatted(
      .iso8601.year().month().day().time(includingFractionalSeconds: false)
        .dateSeparator(.omitted).timeSeparator(.omitted).timeZone(separator: .omitted))
    let events = record.update(
      to: plan, courseOfDays: routine.courseOfDays, on: LocalDay(now, in: .current), at: stamp)
    try file.save(record)
    try Output.write(CalendarFile(events).text, to: STDOUT_FILENO)
    if isatty(STDOUT_FILENO) == 1 {
      Output.error("this is a calendar file; put > \(plan.routineID).ics behind the command")
    }
    // khal adds a second file for a known event, Nextcloud refuses one.
    Output.error(
      "import the file into a calendar of its own, emptied first: some programs keep an older copy")
  }

  // MARK: Timers

  private func install() throws {
    if let routine, routine == "-" || routine.hasPrefix("/dev/") {
      throw Failure(.usage, "a timer reads the routine each time; name a file that stays")
    }
    let plan = try planned().plan
    // A timer has another working folder.
    let file = routine.flatMap { $0.contains("/") ? URL(fileURLWithPath: $0).path : nil }
    let name = file ?? plan.routineID
    let command = ["remind", name, "--now", "--times", "\(plan.slots.count)"]
    try Output.print(ReminderTimers().install(plan, running: command).joined(separator: "\n"))
  }

  private func remove() throws {
    let id = try routine.map { try Library().routine($0).id }
    try Output.print(ReminderTimers().remove(id).joined(separator: "\n"))
  }

  private func remind() throws {
    let settings = Preferences().settings
    let routine = try chosen()
    let times = try timesPerDay(routine, at: settings.prescription.level)
    let now = Date()
    let advice = SafetyFile(settings: settings).advice(now: now)
    let history = try HistoryAccess.toRead()
    let today = try HistoryAccess.attempt {
      try history?.today(Goal(routine).map { [$0] } ?? [], now: now, in: .current)
    }
    let lock =
      advice.lock(on: routine)?.sentence(for: routine, under: advice)
      ?? advice.ceiling(of: routine)
    let moment = ReminderMoment(
      routine, times: times, today: today, quiet: DayHours.list(settings.quietHours) ?? [],
      isSilenced: ReminderFile().isSilent(
        on: LocalDay(now, in: .current, from: settings.dayBegin)),
      lock: lock ?? advice.plan?.reasonAgainst(routine), now: now, in: .current)
    if !settings.owns(routine.allEquipment) {
      return try Output.print("No reminder of \(routine.id): you do not own what it needs.")
    }
    if let reason = moment.reasonNotTo {
      let end = reason.last.map { ".!?".contains($0) } ?? true ? "" : "."
      return try Output.print("No reminder of \(routine.id): \(reason)\(end)")
    }
    try DesktopNotice.show(routine.title, moment.text)
  }
}

extension TimeOfDay: ExpressibleByArgument {
  /// A time as people write it.
  public init?(argument: String) { self.init(argument) }
  /// The text that people write.
  public var defaultValueDescription: String { text }
}

extension Weekdays: ExpressibleByArgument {
  /// Days as people write them.
  public init?(argument: String) { self.init(argument) }
  /// The text that people write.
  public var defaultValueDescription: String { self == .all ? "daily" : text }
}
