import Foundation
import Synchronization

/// The write end of the pipe, for the handler of `SIGCHLD`; -1 while there is none.
private let writeEnd = Atomic<Int32>(-1)

/// A pipe that becomes readable when a child ends (the self-pipe trick), for a loop that sleeps in
/// `poll`: a child that ends while nothing else happens would stay a zombie until the next key.
///
/// Only one is in use at a time: a second one takes the signal over from the first.
public final class ChildExits {
  /// The descriptor to wait on.
  public let descriptor: Int32
  private let pipeEnds: [Int32]
  private var previous = sigaction()

  /// Catches `SIGCHLD`; `nil` if there is no descriptor left for the pipe.
  public init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    pipeEnds = ends
    descriptor = ends[0]
    writeEnd.store(ends[1], ordering: .sequentiallyConsistent)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      let before = errno
      var byte: UInt8 = 0
      _ = write(writeEnd.load(ordering: .relaxed), &byte, 1)
      errno = before
    }
    sigemptyset(&action.sa_mask)
    action.sa_flags = SA_RESTART | Int32(SA_NOCLDSTOP)
    sigaction(SIGCHLD, &action, &previous)
    // The parent may have blocked the signal, which its children inherit.
    sigemptyset(&action.sa_mask)
    sigaddset(&action.sa_mask, SIGCHLD)
    pthread_sigmask(SIG_UNBLOCK, &action.sa_mask, nil)
  }

  /// Restores the previous action of the signal.
  deinit {
    sigaction(SIGCHLD, &previous, nil)
    _ = writeEnd.compareExchange(
      expected: pipeEnds[1], desired: -1, ordering: .sequentiallyConsistent)
    for end in pipeEnds { close(end) }
  }

  /// Empties the pipe. To be called when it is readable, before the children are reaped.
  public func drain() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}
