import DesktopBus
import Foundation
import RemoteControl

/// A session as an MPRIS media player. Media keys, the buttons of a headset and a connected phone
/// can control it through the desktop.
public final class MediaPlayer {
  private static let properties = "org.freedesktop.DBus.Properties"
  private static let introspectable = "org.freedesktop.DBus.Introspectable"

  private let bus: Bus
  private let onCommand: (ControlCommand) -> Void
  private let clock = ContinuousClock()
  private var status: SessionStatus
  private var publishedAt: ContinuousClock.Instant

  /// Shows a session on the desktop for the lifetime of this object. Without a desktop, nothing
  /// happens.
  ///
  /// - Parameters:
  ///   - status: The state of the session.
  ///   - watch: The function that adds the bus connection to the event loop.
  ///   - onCommand: The handler of the person's commands.
  public init(
    _ status: SessionStatus, watch: Bus.Watch, onCommand: @escaping (ControlCommand) -> Void
  ) {
    self.status = status
    self.onCommand = onCommand
    publishedAt = clock.now
    // MPRIS asks for a unique name for each process.
    bus = Bus(
      name: "\(MediaProperties.root).unknot.instance\(getpid())", path: MediaProperties.path,
      watch: watch)
    bus.onCall = { [weak self] in self?.handle($0) ?? false }
  }

  /// Publishes the properties that have changed since the last status.
  public func publish(_ status: SessionStatus) {
    let before = MediaProperties.ofPlayer(self.status)
    let changed = MediaProperties.ofPlayer(status).filter { before[$0.key] != $0.value }
    let hasJumped =
      status.segment == self.status.segment && status.anchor != self.status.anchor
      && status.state == .running
    self.status = status
    publishedAt = clock.now
    if !changed.isEmpty {
      bus.signal(Self.properties, "PropertiesChanged") { message in
        message.append(.text(MediaProperties.player))
        message.append(.table(changed))
        message.append(.texts([]))
      }
    }
    if hasJumped {
      bus.signal(MediaProperties.player, "Seeked") { $0.append(.number(position)) }
    }
  }

  private var position: Int64 { MediaProperties.position(status, after: clock.now - publishedAt) }

  // MARK: Calls

  private func handle(_ call: Bus.Call) -> Bool {
    switch (call.interface, call.member) {
    case (Self.properties, "Get"): get(call)
    case (Self.properties, "GetAll"): getAll(call)
    case (Self.properties, "Set"):
      bus.refuse(call, "org.freedesktop.DBus.Error.PropertyReadOnly", "It cannot be set.")
    case (Self.introspectable, "Introspect"):
      bus.reply(to: call) { $0.append(.text(MediaProperties.introspection)) }
    case (MediaProperties.root, "Raise"), (MediaProperties.root, "Quit"): bus.reply(to: call)
    case (MediaProperties.player, _): return play(call)
    default: return false
    }
    return true
  }

  private func play(_ call: Bus.Call) -> Bool {
    switch call.member {
    case "PlayPause": onCommand(.toggle)
    case "Play": onCommand(.resume)
    // A button pressed by accident, in a pocket, must not end the session.
    case "Pause", "Stop": onCommand(.pause)
    case "Next": onCommand(.next)
    case "Previous": onCommand(.back)
    case "Seek", "SetPosition": break
    default: return false
    }
    bus.reply(to: call)
    return true
  }

  private func get(_ call: Bus.Call) {
    let (interface, name) = (call.arguments.readText(), call.arguments.readText())
    guard let value = interface.flatMap(values)?[name ?? ""] else {
      return bus.refuse(
        call, "org.freedesktop.DBus.Error.UnknownProperty", "There is no such property.")
    }
    bus.reply(to: call) { $0.appendVariant(value) }
  }

  private func getAll(_ call: Bus.Call) {
    guard let values = call.arguments.readText().flatMap(values) else {
      return bus.refuse(
        call, "org.freedesktop.DBus.Error.UnknownInterface", "There is no such interface.")
    }
    bus.reply(to: call) { $0.append(.table(values)) }
  }

  private func values(of interface: String) -> [String: BusValue]? {
    switch interface {
    case MediaProperties.root: MediaProperties.ofRoot
    case MediaProperties.player:
      MediaProperties.ofPlayer(status).merging(["Position": .number(position)]) { $1 }
    default: nil
    }
  }
}
