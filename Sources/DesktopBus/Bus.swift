import CBus
import Foundation

/// A connection to the desktop's D-Bus session bus that serves one object under one name.
///
/// The bus library is loaded at run time. No call blocks, not even for the handshake. Without a
/// library or a bus, or after the connection is lost, every call does nothing.
public final class Bus {
  /// A function that adds a descriptor to an event loop; it returns a function that removes it.
  public typealias Watch = (
    _ descriptor: Int32, _ wantsToWrite: @escaping () -> Bool, _ onReady: @escaping () -> Void
  ) -> () -> Void

  /// A method call to the object.
  public struct Call {
    /// The interface of the method.
    public let interface: String
    /// The name of the method.
    public let member: String
    /// The arguments of the call.
    public let arguments: BusMessage
    fileprivate let message: OpaquePointer
  }

  /// The handler of calls; it returns false for a method that does not exist.
  public var onCall: (Call) -> Bool = { _ in false }

  private let path: String
  private var calls = unknot_bus_calls()
  private var connection: OpaquePointer?
  private var stopWatching: () -> Void = {}

  /// The most messages per wake-up, so that a flood does not block the event loop.
  private static let mostAtOnce = 256

  /// Connects to the session bus of the user.
  ///
  /// - Parameters:
  ///   - name: The well-known name to request.
  ///   - path: The path of the object to serve.
  ///   - watch: The function that adds the connection to the event loop.
  public init(name: String, path: String, watch: Watch) {
    self.path = path
    guard unknot_bus_load(&calls), let open = calls.open_user, open(&connection) >= 0 else {
      return
    }
    let context = Unmanaged.passUnretained(self).toOpaque()
    let handler: unknot_handler = { message, context, _ in
      guard let message, let context else { return 0 }
      return Unmanaged<Bus>.fromOpaque(context).takeUnretainedValue().handle(message) ? 1 : 0
    }
    guard calls.add_object?(connection, nil, path, handler, context) ?? -1 >= 0,
      calls.request_name_async?(connection, nil, name, 0, nil, nil) ?? -1 >= 0,
      let descriptor = calls.get_fd?(connection), descriptor >= 0
    else {
      close()
      return
    }
    stopWatching = watch(
      descriptor, { [weak self] in self?.wantsToWrite ?? false },
      { [weak self] in self?.process() })
  }

  deinit { close() }

  /// Disconnects from the bus. Idempotent.
  public func close() {
    stopWatching()
    stopWatching = {}
    if let connection { _ = calls.close_unref?(connection) }
    connection = nil
  }

  /// Emits a signal of the object.
  public func signal(_ interface: String, _ member: String, _ write: (BusMessage) -> Void) {
    guard let connection else { return }
    var message: OpaquePointer?
    guard calls.new_signal?(connection, &message, path, interface, member) ?? -1 >= 0,
      let message
    else { return }
    send(message, write)
  }

  /// Replies to a call.
  public func reply(to call: Call, _ write: (BusMessage) -> Void = { _ in }) {
    var reply: OpaquePointer?
    guard calls.new_return?(call.message, &reply) ?? -1 >= 0, let reply else { return }
    send(reply, write)
  }

  /// Replies to a call with an error.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - name: The name of the error: `org.freedesktop.DBus.Error.…`.
  ///   - words: The error message, a sentence for people.
  public func refuse(_ call: Call, _ name: String, _ words: String) {
    var reply: OpaquePointer?
    let isMade = name.withCString { name in
      words.withCString { words in
        var error = unknot_bus_error(name: name, message: words, need_free: 0)
        return calls.new_error?(call.message, &reply, &error) ?? -1 >= 0
      }
    }
    if isMade, let reply { send(reply) { _ in } }
  }

  private func send(_ message: OpaquePointer, _ write: (BusMessage) -> Void) {
    write(BusMessage(message, calls: calls))
    _ = calls.send?(connection, message, nil)
    _ = calls.unref?(message)
  }

  private var wantsToWrite: Bool {
    let events = calls.get_events?(connection) ?? 0
    return events > 0 && events & Int32(POLLOUT) != 0
  }

  private func process() {
    for _ in 0..<Self.mostAtOnce {
      let result = calls.process?(connection, nil) ?? -1
      if result == 0 { return }
      if result < 0 { return close() }
    }
  }

  private func handle(_ message: OpaquePointer) -> Bool {
    guard let interface = calls.get_interface?(message), let member = calls.get_member?(message)
    else { return false }
    return onCall(
      Call(
        interface: String(cString: interface), member: String(cString: member),
        arguments: BusMessage(message, calls: calls), message: message))
  }
}
