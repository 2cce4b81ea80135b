import Foundation
import Processes
import Reminders
import RoutineEngine

/// The search for signs that the person is at the machine, or in a call.
public final class Presence {
  /// The folders of the system; tests use others.
  public struct Roots: Sendable, Hashable {
    /// The folder with terminals and cameras.
    public var devices: String
    /// The folder with processes.
    public var processes: String

    /// The folders of the system.
    public init(devices: String = "/dev", processes: String = "/proc") {
      self.devices = devices
      self.processes = processes
    }
  }

  /// A shell command of the person's own; while it exits with 0, no break is asked for. Empty for
  /// none.
  public var silenceCommand: String
  /// True if an open camera counts as a call.
  public var looksForCalls = true
  /// The sources that answered the last look, and those that are not trusted.
  public private(set) var sources: [BreakStatus.Source] = []

  private struct Entry {
    let source: any ActivitySource
    var trust = SourceTrust()
  }

  private let environment: [String: String]
  private let login = LoginSource()
  private let camera: Camera
  private var entries: [Entry]

  /// The time limit of the person's command.
  private static let commandLimit: Duration = .seconds(1)

  /// The sources of this machine.
  ///
  /// - Parameters:
  ///   - environment: The environment of the desktop.
  ///   - roots: The folders of the system.
  ///   - terminal: The path of this program's own terminal, which is left out.
  ///   - silenceCommand: The person's shell command; empty for none.
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

  /// Asks all sources, each up to its time limit. A full look also checks for calls and runs the
  /// silence command.
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
      // If a source of the desktop answered, logind only repeats it.
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
