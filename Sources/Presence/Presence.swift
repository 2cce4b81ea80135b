import Foundation
import Processes
import Reminders
import RoutineEngine

/// Looks who is there and who is in a call, by whatever the machine has.
public final class Presence {
  /// The folders of the system, others in tests.
  public struct Roots: Sendable, Hashable {
    /// Terminals and cameras.
    public var devices: String
    /// Processes.
    public var processes: String

    /// Folders.
    public init(devices: String = "/dev", processes: String = "/proc") {
      self.devices = devices
      self.processes = processes
    }
  }

  /// A command of the person's for the shell that exits with 0 while nothing is to be asked; empty
  /// for none.
  public var silenceCommand: String
  /// True if a camera in use is a call.
  public var looksForCalls = true
  /// The sources at the last look.
  public private(set) var sources: [BreakStatus.Source] = []

  private struct Entry {
    let source: any ActivitySource
    var trust = SourceTrust()
  }

  private let environment: [String: String]
  private let login = LoginSource()
  private let camera: Camera
  private var entries: [Entry]

  /// The longest that the person's command is waited for.
  private static let commandLimit: Duration = .seconds(1)

  /// Sources.
  ///
  /// - Parameters:
  ///   - environment: The environment of the desktop.
  ///   - roots: The folders of the system.
  ///   - terminal: The terminal that this program itself runs in; its times say nothing.
  ///   - silenceCommand: The person's command.
  public init(
    environment: [String: String], roots: Roots = Roots(), excluding terminal: String? = nil,
    silenceCommand: String = ""
  ) {
    self.environment = environment
    self.silenceCommand = silenceCommand
    camera = Camera(devices: roots.devices, processes: roots.processes)
    let sources: [any ActivitySource] = [
      MutterSource(), XIdleSource(environment: environment),
      SwayidleSource(environment: environment), login, TmuxSource(environment: environment),
      TerminalSource(folder: roots.devices, excluding: terminal),
    ]
    entries = sources.map { Entry(source: $0) }
  }

  /// Looks at all sources.
  public func look(_ depth: Look.Depth, at moment: BreakMoment) -> Look {
    let clock = ContinuousClock()
    var readings: [Reading] = []
    sources = []
    for index in entries.indices {
      let source = entries[index].source
      guard entries[index].trust.isAsked(at: moment.boot) else {
        sources.append(status(of: source, nil, entries[index].trust, at: moment))
        continue
      }
      let start = clock.now
      let answer = source.read(at: moment)
      entries[index].trust.record(answer, in: clock.now - start, at: moment.boot)
      guard case .input(let input) = answer else { continue }
      let absence = readings.first { $0.sees == .everything }?.lastInput
        .map { moment.boot - $0.upperBound }
      entries[index].trust.compare(
        input, isLocked: login.isLocked ?? false, absence: absence, at: moment.boot)
      sources.append(status(of: source, input, entries[index].trust, at: moment))
      // Where the desktop is seen, the session manager only repeats it.
      let isRepeated = source === login && readings.contains { $0.sees == .everything }
      if entries[index].trust.reason == nil, !isRepeated {
        readings.append(Reading(source.name, lastInput: input, sees: source.sees))
      }
    }
    return Look(
      readings, isLocked: login.isLocked, hasDesktop: hasDesktop,
      silences: depth == .full ? silences : nil)
  }

  private func status(
    of source: any ActivitySource, _ input: ClosedRange<Duration>?, _ trust: SourceTrust,
    at moment: BreakMoment
  ) -> BreakStatus.Source {
    BreakStatus.Source(
      name: source.name, seesEverything: source.sees == .everything,
      idleSeconds: input.map { max(0, Int((moment.boot - $0.upperBound) / .seconds(1))) },
      dropped: trust.reason)
  }

  private var hasDesktop: Bool {
    login.hasDesktop
      || ["WAYLAND_DISPLAY", "DISPLAY"].contains { environment[$0].map { !$0.isEmpty } ?? false }
  }

  private var silences: Set<Silence> {
    var silences: Set<Silence> = []
    if looksForCalls, camera.isInUse { silences.insert(.call) }
    if !silenceCommand.isEmpty,
      ProgramRun(
        "sh", ["-c", silenceCommand], environment: environment, limit: Self.commandLimit
      ).failure == nil
    {
      silences.insert(.command)
    }
    return silences
  }
}
