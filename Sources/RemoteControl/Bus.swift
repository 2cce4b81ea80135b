import CBus
import Foundation

/// A place on the desktop's bus: one name, and one object behind it.
///
/// The library is looked for when a place is made, and nothing ever waits for the bus, not even for
/// it to let us in. Where there is no library or no bus, or it hangs up, nothing happens.
final class Bus {
  /// A question to the object.
  struct Call {
    /// The interface and the method.
    let (interface, member): (String, String)
    /// Its arguments.
    let arguments: BusMessage
    fileprivate let message: OpaquePointer
  }

  /// What is done with a call; `false` if there is no such method.
  var onCall: (Call) -> Bool = { _ in false }

  private let path: String
  private var calls = unknot_bus_calls()
  private var connection: OpaquePointer?
  private var stopWatching: () -> Void = {}

  /// How much is done at one wake-up, so that a flood holds nothing up.
  private static let mostAtOnce = 256

  /// Takes a place on the bus of this user's desktop.
  ///
  /// - Parameters:
  ///   - name: What it can be found by.
  ///   - path: The object behind it.
  ///   - watch: Has the connection watched, and tells when it is to be written to.
  init(
    name: String, path: String,
    watch: (Int32, _ wantsToWrite: @escaping () -> Bool, _ onReady: @escaping () -> Void) ->
      () -> Void
  ) {
    self.path = path
    guard unknot_bus_load(&calls), let open = calls.open_user, open(&connection) >= 0 else {
      return
    }
    let context = Unmanaged.passUnretained(self).toOpaque()
    let handler: unknot_handler = { message, context, _ in
      guard let message, let context else { return 0 }
      return Unmanaged<Bus>.fromOpaque(context).takeUnretainedValue().take(message) ? 1 : 0
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

  /// Whether there is a bus, or was none that did not hang up yet.
  var isOpen: Bool { connection != nil }

  /// Leaves the bus. Doing it twice is doing it once.
  func close() {
    stopWatching()
    stopWatching = {}
    if let connection { _ = calls.close_unref?(connection) }
    connection = nil
  }

  /// Tells everybody that something has happened.
  func signal(_ interface: String, _ member: String, _ write: (BusMessage) -> Void) {
    guard let connection else { return }
    var message: OpaquePointer?
    guard calls.new_signal?(connection, &message, path, interface, member) ?? -1 >= 0,
      let message
    else { return }
    send(message, write)
  }

  /// Answers a call.
  func answer(_ call: Call, _ write: (BusMessage) -> Void = { _ in }) {
    var reply: OpaquePointer?
    guard calls.new_return?(call.message, &reply) ?? -1 >= 0, let reply else { return }
    send(reply, write)
  }

  /// Refuses a call, with an error of the bus's own kinds.
  func refuse(_ call: Call, _ name: String, _ words: String) {
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

  private func take(_ message: OpaquePointer) -> Bool {
    guard let interface = calls.get_interface?(message), let member = calls.get_member?(message)
    else { return false }
    return onCall(
      Call(
        interface: String(cString: interface), member: String(cString: member),
        arguments: BusMessage(message, calls: calls), message: message))
  }
}
