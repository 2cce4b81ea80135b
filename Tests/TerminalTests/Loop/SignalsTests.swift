import Glibc
import Testing

@testable import Terminal

extension OneAtATime {
  @Suite(.serialized) struct SignalsTests {
    /// The address of a signal's handler.
    private func handler(of signal: Int32) -> Int {
      var action = sigaction()
      sigaction(signal, nil, &action)
      return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    }

    @Test func `each signal is read once`() throws {
      let signals = try Signals()
      #expect(signals.read().isEmpty)
      var arrived: Set<Int32> = []
      for signal in [SIGINT, SIGWINCH] {
        send(signal)
        arrived.formUnion(signals.read())
        #expect(signals.read().isEmpty)
      }
      #expect(arrived == [SIGINT, SIGWINCH])
    }

    @Test func `a stop that is taken back is none`() throws {
      let signals = try Signals()
      for (order, expected) in [
        ([SIGTSTP, SIGCONT], [SIGCONT]), ([SIGCONT, SIGTSTP], [SIGCONT, SIGTSTP]),
      ] {
        for signal in order { send(signal) }
        #expect(signals.read() == Set(expected))
      }
    }

    @Test func `signals that the parent blocked come through`() throws {
      var blocked = sigset_t()
      var before = sigset_t()
      sigemptyset(&blocked)
      sigaddset(&blocked, SIGTERM)
      pthread_sigmask(SIG_BLOCK, &blocked, &before)
      defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
      let signals = try Signals()
      raise(SIGTERM)
      #expect(signals.read() == [SIGTERM])
    }

    @Test func `actions are given back`() throws {
      let all = Signals.caught + [SIGPIPE]
      let before = all.map { handler(of: $0) }
      let signals = try Signals()
      #expect(all.allSatisfy { handler(of: $0) != 0 })
      signals.close()
      #expect(all.map { handler(of: $0) } == before)
      signals.close()
    }

    @Test func `ncurses replaces no signal action`() throws {
      let before = Signals.caught.map { handler(of: $0) }
      for _ in 1...2 {
        let pseudo = try PseudoTerminal()
        let terminal = try CursesTerminal(
          input: pseudo.terminal, output: pseudo.terminal, environment: ["TERM": "xterm"])
        #expect(Signals.caught.map { handler(of: $0) } == before)
        terminal.close()
      }
      #expect(Signals.caught.map { handler(of: $0) } == before)
    }

    @Test func `what the parent ignores stays ignored`() throws {
      let before = signal(SIGHUP, SIG_IGN)
      defer { signal(SIGHUP, before) }
      let signals = try Signals()
      send(SIGHUP)
      send(SIGINT)
      #expect(signals.read() == [SIGINT])
    }

    @Test func `writing to a closed pipe is an error`() throws {
      let signals = try Signals()
      var ends: [Int32] = [-1, -1]
      #expect(pipe(&ends) == 0)
      close(ends[0])
      #expect(write(ends[1], [1] as [UInt8], 1) == -1)
      #expect(errno == EPIPE)
      close(ends[1])
      signals.close()
    }
  }
}
