import DesktopBus
import Foundation
import Reminders

/// The idle monitor of GNOME: all input of the desktop, to the millisecond.
final class MutterSource: ActivitySource {
  let name = "GNOME"
  let sees = Reading.Scope.everything

  private var bus: BusClient?
  private var tracker = InputTracker()

  static let limit: Duration = .milliseconds(200)
  private static let interface = "org.gnome.Mutter.IdleMonitor"

  func read(at moment: BreakMoment) -> SourceAnswer {
    if bus == nil { bus = BusClient(.session) }
    let answer = bus?.call(
      "GetIdletime", of: Self.interface, at: "/org/gnome/Mutter/IdleMonitor/Core",
      in: Self.interface, within: Self.limit)
    guard let answer else {
      // The next look connects anew, in case the bus has gone away.
      bus = nil
      return .absent
    }
    guard case .number(let milliseconds) = answer, (0...1 << 40).contains(milliseconds) else {
      return .failed
    }
    let idle = Duration.milliseconds(milliseconds)
    return .input(tracker.update(moment.awake - idle, age: idle, resolution: .zero, at: moment))
  }
}

/// The session manager logind: lock, other consoles, and idle time where the desktop reports it.
final class LoginSource: ActivitySource {
  let name = "logind"
  /// Only the hint "idle" is used, which is about all input.
  let sees = Reading.Scope.everything

  /// True if the screen is locked or another console is shown; `nil` if logind does not say.
  private(set) var isLocked: Bool?
  /// True if the session has a desktop.
  private(set) var hasDesktop = false

  private var bus: BusClient?
  private static let limit: Duration = .milliseconds(200)

  func read(at moment: BreakMoment) -> SourceAnswer {
    isLocked = nil
    if bus == nil { bus = BusClient(.system) }
    guard case .flag(let isLockedHint) = property("LockedHint") else {
      bus = nil
      return .absent
    }
    let isActive = property("Active") != .flag(false)
    isLocked = isLockedHint || !isActive
    if case .text(let type) = property("Type") { hasDesktop = ["x11", "wayland"].contains(type) }
    // A hint "not idle" means nothing, since many desktops never set it.
    guard hasDesktop, property("IdleHint") == .flag(true),
      case .number(let microseconds) = property("IdleSinceHint"), microseconds > 0
    else { return .absent }
    let since = Double(microseconds) / 1_000_000
    let idle = moment.wall.timeIntervalSince1970 - since
    guard (0..<1e9).contains(idle) else { return .failed }
    let input = moment.boot - .seconds(idle)
    return .input(input...input)
  }

  private func property(_ name: String) -> BusValue? {
    bus?.property(
      name, of: "org.freedesktop.login1.Session", at: "/org/freedesktop/login1/session/auto",
      in: "org.freedesktop.login1", within: Self.limit)
  }
}
