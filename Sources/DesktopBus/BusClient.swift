import CBus
import Foundation

/// A blocking client of the session bus or the system bus, with a time limit for each call. Meant
/// for programs without an interactive screen.
public final class BusClient {
  /// A kind of bus.
  public enum Kind: Sendable, Hashable {
    /// The session bus of the user.
    case session
    /// The system bus of the machine.
    case system
  }

  private var calls = unknot_bus_calls()
  private var connection: OpaquePointer?

  /// Connects to a bus; `nil` if the library or the bus is missing.
  public init?(_ kind: Kind) {
    guard unknot_bus_load(&calls),
      let open = kind == .session ? calls.open_user : calls.open_system, open(&connection) >= 0
    else { return nil }
  }

  deinit {
    if let connection { _ = calls.close_unref?(connection) }
  }

  /// Calls a method, and waits for the answer.
  ///
  /// - Parameters:
  ///   - member: The name of the method.
  ///   - interface: The interface of the method.
  ///   - path: The path of the object.
  ///   - service: The name of the service, which is not started for the call.
  ///   - texts: The arguments, all of them strings.
  ///   - limit: The longest time to wait for the answer; at least 1 µs is used.
  /// - Returns: The first value of the answer; `nil` for an empty answer, an error or a timeout.
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
    // The library would take zero for its default timeout.
    let microseconds = UInt64(max(1, limit / .microseconds(1)))
    guard calls.call?(connection, message, microseconds, nil, &reply) ?? -1 >= 0, let reply else {
      return nil
    }
    defer { _ = calls.unref?(reply) }
    return BusMessage(reply, calls: calls).readValue()
  }

  /// Reads a property, and waits for the answer up to the limit; `nil` for an error or a timeout.
  public func property(
    _ name: String, of interface: String, at path: String, in service: String,
    within limit: Duration
  ) -> BusValue? {
    call(
      "Get", of: "org.freedesktop.DBus.Properties", at: path, in: service, [interface, name],
      within: limit)
  }
}
