import DesktopBus
import Foundation
import Reminders
import Synchronization
import TestSupport
import Testing

@testable import Presence

/// Services of a desktop on a bus of its own, in a thread.
private final class FakeDesktop: Sendable {
  enum Failure: Error { case noBus }

  private let answers = Mutex<[String: BusValue]>([:])
  private let isOver = Mutex(false)
  private let daemon: pid_t
  private let done = DispatchSemaphore(value: 0)

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Failure.noBus }
    let pid = try Self.startDaemon(writingTo: ends[1])
    close(ends[1])
    daemon = pid
    var bytes = [UInt8](repeating: 0, count: 1_024)
    let count = read(ends[0], &bytes, bytes.count)
    close(ends[0])
    guard count > 0 else { throw Failure.noBus }
    let address = String(decoding: bytes.prefix(count), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    setenv("DBUS_SESSION_BUS_ADDRESS", address, 1)
    setenv("DBUS_SYSTEM_BUS_ADDRESS", address, 1)
    let ready = DispatchSemaphore(value: 0)
    Thread.detachNewThread { [self] in serve(ready) }
    ready.wait()
  }

  private static func startDaemon(writingTo descriptor: Int32) throws -> pid_t {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_adddup2(&files, descriptor, 1)
    let arguments = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var child = pid_t()
    guard posix_spawnp(&child, "dbus-daemon", &files, nil, &words, nil) == 0 else {
      throw Failure.noBus
    }
    return child
  }

  func answer(_ member: String, _ value: BusValue?) {
    answers.withLock { $0[member] = value }
  }

  func stop() {
    isOver.withLock { $0 = true }
    done.wait()
    // The threads of tests have signals blocked, and it inherits that.
    kill(daemon, SIGKILL)
    var status: Int32 = 0
    waitpid(daemon, &status, 0)
    unsetenv("DBUS_SESSION_BUS_ADDRESS")
    unsetenv("DBUS_SYSTEM_BUS_ADDRESS")
  }

  private func serve(_ ready: DispatchSemaphore) {
    var watched: [(descriptor: Int32, onReady: () -> Void)] = []
    func bus(_ name: String, _ path: String) -> Bus {
      let bus = Bus(name: name, path: path) { descriptor, _, onReady in
        watched.append((descriptor, onReady))
        return {}
      }
      bus.onCall = { [weak bus, self] call in
        guard let bus else { return false }
        let isProperty = call.member == "Get"
        if isProperty { _ = call.arguments.readText() }
        let member = isProperty ? call.arguments.readText() ?? "" : call.member
        guard let value = answers.withLock({ $0[member] }) else { return false }
        bus.reply(to: call) { reply in
          if isProperty { reply.appendVariant(value) } else { reply.append(value) }
        }
        return true
      }
      return bus
    }
    let buses = [
      bus("org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core"),
      bus("org.freedesktop.login1", "/org/freedesktop/login1/session/auto"),
    ]
    var rounds = 0
    while !isOver.withLock({ $0 }) {
      var set = watched.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
      poll(&set, nfds_t(set.count), 10)
      // The way in writes, too.
      for item in watched { item.onReady() }
      rounds += 1
      if rounds == 20 { ready.signal() }
    }
    if rounds < 20 { ready.signal() }
    for bus in buses { bus.close() }
    done.signal()
  }
}

@Suite(.serialized, .enabled(if: Subprocess.isThere("dbus-daemon")))
struct BusSourceTests {
  @Test func `the idle monitor and the session manager are read over the bus`() throws {
    let desktop = try FakeDesktop()
    defer { desktop.stop() }
    let mutter = MutterSource()
    #expect(mutter.read(at: moment(100)) == .absent, "no such method yet")
    desktop.answer("GetIdletime", .number(4_000))
    #expect(mutter.read(at: moment(100)) == .input(.seconds(96)...(.seconds(96))))
    desktop.answer("GetIdletime", .number(-1))
    #expect(mutter.read(at: moment(160)) == .failed)
    desktop.answer("GetIdletime", .text("soon"))
    #expect(mutter.read(at: moment(160)) == .failed)

    let login = LoginSource()
    #expect(login.read(at: moment(100)) == .absent)
    #expect(login.isLocked == nil)
    desktop.answer("LockedHint", .flag(false))
    desktop.answer("Active", .flag(true))
    desktop.answer("Type", .text("wayland"))
    desktop.answer("IdleHint", .flag(false))
    #expect(login.read(at: moment(100)) == .absent, "not idle says nothing")
    #expect(login.isLocked == false && login.hasDesktop)
    desktop.answer("LockedHint", .flag(true))
    _ = login.read(at: moment(100))
    #expect(login.isLocked == true)
    desktop.answer("LockedHint", .flag(false))
    desktop.answer("Active", .flag(false))
    _ = login.read(at: moment(100))
    #expect(login.isLocked == true, "another console")
    desktop.answer("Active", .flag(true))
    desktop.answer("IdleHint", .flag(true))
    let since = Int64(moment(40).wall.timeIntervalSince1970) * 1_000_000
    desktop.answer("IdleSinceHint", .number(since))
    #expect(login.read(at: moment(100)) == .input(.seconds(40)...(.seconds(40))))
  }
}
