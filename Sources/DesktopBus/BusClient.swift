import CBus
import Foundation

/// A client of the desktop's bus or the system's: it asks, and waits for the answer no longer than
/// it is told. For programs that nobody watches.
public final class BusClient {
  /// A bus.
  public enum Kind: Sendable, Hashable {
    /// The bus of the person's desktop.
    case session
    /// The bus of the machine.
    case system
  }

  private var calls = unknot_bus_calls()
  private var connection: OpaquePointer?

  /// Connects to a bus; `nil` without a library or a bus.
  public init?(_ kind: Kind) {
    guard unknot_bus_load(&calls),
      let open = kind == .session ? calls.open_user : calls.open_system, open(&connection) >= 0
    else { return nil }
  }

  deinit {
    if let connection { _ = calls.close_unref?(connection) }
  }

  /// Calls a method.
  ///
  /// - Parameters:
  ///   - member: The name of the method.
  ///   - interface: Its interface.
  ///   - path: The object.
  ///   - service: The name of the service; it is not started for this.
  ///   - texts: The arguments.
  ///   - limit: The longest that it is waited for.
  /// - Returns: The first value of the answer; `nil` if there is none, or an error.
  public func call(
    _ member: String, of interface: String, at path: String, in service: String,
    _ texts: [String] = [], within limit: Duration
  ) -> BusValue? {
    var message: OpaquePointer?
    guard let connection,
      calls.new_method_call?(connection, &message, service, path, interface, member) ?? -1 >= 0,
      let message
    else { return nil }
    defer { _ = calls.unref?(message) }
    _ = calls.set_auto_start?(message, 0)
    for text in texts { BusMessage(message, calls: calls).append(.text(text)) }
    var reply: OpaquePointer?
    // Zero would be the library's own limit.
    let microseconds = UInt64(max(1, limit / .microseconds(1)))
    guard calls.call?(connection, message, microseconds, nil, &reply) ?? -1 >= 0, let reply else {
      return nil
    }
    defer { _ = calls.unref?(reply) }
    return BusMessage(reply, calls: calls).readValue()
  }

  /// Reads a property.
  public func property(
    _ name: String, of interface: String, at path: String, in service: String,
    within limit: Duration
  ) -> BusValue? {
    call(
      "Get", of: "org.freedesktop.DBus.Properties", at: path, in: service, [interface, name],
      within: limit)
  }
}
