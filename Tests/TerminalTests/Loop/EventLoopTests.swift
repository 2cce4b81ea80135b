import Drawing
import Glibc
import Testing

@testable import Terminal

extension OneAtATime {
  @Suite(.serialized) struct EventLoopTests {
    private let pseudo: PseudoTerminal
    private let signals: Signals
    private let clock = ContinuousClock()

    init() throws {
      pseudo = try PseudoTerminal()
      signals = try Signals()
    }

    private func curses(input: Int32? = nil) throws -> CursesTerminal {
      try CursesTerminal(
        input: input ?? pseudo.terminal, output: pseudo.terminal,
        environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"])
    }

    /// Far enough away that a loop which only ends by it has failed.
    private var never: ContinuousClock.Instant { clock.now + .seconds(60) }

    @Test func `a key ends the wait`() throws {
      let loop = EventLoop(input: try curses(), signals: signals)
      pseudo.type("n")
      #expect(loop.wait(until: never) == [.keyPressed(.character("n"))])
    }

    @Test func `the deadline ends the wait in time`() throws {
      let loop = EventLoop(input: try curses(), signals: signals)
      for milliseconds in [0, 1, 20] {
        let deadline = clock.now + .milliseconds(milliseconds)
        #expect(loop.wait(until: deadline) == [.advanced])
        #expect(clock.now >= deadline)
      }
      #expect(loop.wait(until: clock.now - .seconds(5)) == [.advanced])
      pseudo.type("n")
      #expect(loop.wait(until: clock.now) == [.keyPressed(.character("n"))])
    }

    @Test(
      arguments: [
        (SIGINT, [InputEvent.interrupted]), (SIGTERM, [.terminated]), (SIGHUP, [.hungUp]),
        (SIGCONT, [.continued]),
      ])
    func `signals are events`(signal: Int32, events: [InputEvent]) throws {
      let loop = EventLoop(input: try curses(), signals: signals)
      send(signal)
      #expect(loop.wait(until: never) == events)
      #expect(loop.wait(until: clock.now) == [.advanced])
    }

    @Test func `another size is an event`() throws {
      let terminal = try curses()
      let loop = EventLoop(input: terminal, signals: signals)
      pseudo.resize(columns: 40, rows: 12)
      send(SIGWINCH)
      #expect(loop.wait(until: never) == [.resized(Size(columns: 40, rows: 12))])
      send(SIGWINCH)
      #expect(loop.wait(until: clock.now + .milliseconds(1)) == [.advanced])
    }

    @Test func `a hang-up is reported once and never spins`() throws {
      let loop = EventLoop(input: try curses(), signals: signals)
      pseudo.hangUp()
      #expect(loop.wait(until: never) == [.hungUp])
      send(SIGHUP)
      let before = processorTime()
      #expect(loop.wait(until: clock.now + .milliseconds(200)) == [.advanced])
      #expect(processorTime() - before < .milliseconds(50))
    }

    @Test func `without a terminal for keys the end is noticed too`() throws {
      let null = open("/dev/null", O_RDONLY)
      defer { close(null) }
      let loop = EventLoop(input: try curses(input: null), signals: signals)
      let before = processorTime()
      #expect(loop.wait(until: clock.now + .milliseconds(200)) == [.advanced])
      #expect(processorTime() - before < .milliseconds(50))
      pseudo.hangUp()
      #expect(loop.wait(until: never) == [.hungUp])
      #expect(loop.wait(until: clock.now) == [.advanced])
    }

    @Test func `the stop key gives the terminal back until it goes on`() throws {
      let found = pseudo.settings
      let terminal = try curses()
      terminal.present(.saying("Hold"))
      let taken = pseudo.settings
      var whileStopped: [UInt64] = []
      let loop = EventLoop(input: terminal, signals: signals) {
        whileStopped = pseudo.settings
        pseudo.resize(columns: 50, rows: 10)
        _ = pseudo.written()
      }
      send(SIGTSTP)
      let events: [InputEvent] = [.continued, .resized(Size(columns: 50, rows: 10))]
      #expect(loop.wait(until: never) == events)
      #expect(whileStopped == found)
      #expect(pseudo.settings == taken)
      #expect(loop.wait(until: clock.now) == [.advanced])
      terminal.present(.saying("Go on", columns: 50, rows: 10))
      #expect(pseudo.writtenText().contains("Go on"))
    }

    /// A shell takes what was typed before the stop; the answer to a question is taken before it.
    @Test func `input that others read during a stop is no hang-up`() throws {
      let terminal = try curses()
      let loop = EventLoop(input: terminal, signals: signals) {
        tcflush(pseudo.terminal, TCIFLUSH)
      }
      pseudo.type("n")
      send(SIGTSTP)
      #expect(loop.wait(until: never) == [.continued])
      terminal.followsBackground = true
      terminal.queryBackground()
      pseudo.type("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62;22c")
      send(SIGTSTP)
      #expect(loop.wait(until: never) == [.continued])
      #expect(loop.wait(until: clock.now) == [.advanced])
    }

    @Test(arguments: [
      (SIGTERM, InputEvent.terminated), (SIGHUP, .hungUp), (SIGINT, .interrupted),
    ])
    func `a program that has to end does not stop first`(signal: Int32, event: InputEvent) throws {
      let loop = EventLoop(input: try curses(), signals: signals) { Issue.record("it stopped") }
      send(SIGTSTP)
      send(signal)
      #expect(loop.wait(until: never) == [event])
      #expect(loop.wait(until: clock.now) == [.advanced])
    }

    @Test func `other descriptors are waited on until their token is given back`() throws {
      let loop = EventLoop(input: try curses(), signals: signals)
      var ends: [Int32] = [-1, -1]
      #expect(pipe(&ends) == 0)
      defer { ends.forEach { close($0) } }
      var received: [UInt8] = []
      let token = loop.register(ends[0]) {
        var byte: UInt8 = 0
        if read(ends[0], &byte, 1) == 1 { received.append(byte) }
      }
      _ = write(ends[1], [7, 8] as [UInt8], 2)
      #expect(loop.wait(until: never) == [.advanced])
      #expect(loop.wait(until: never) == [.advanced])
      #expect(received == [7, 8])
      loop.unregister(token)
      _ = write(ends[1], [9] as [UInt8], 1)
      pseudo.type("n")
      #expect(loop.wait(until: never) == [.keyPressed(.character("n"))])
      #expect(received == [7, 8])
    }

    @Test func `a descriptor that another has ended is not called though it was ready`() throws {
      let loop = EventLoop(input: try curses(), signals: signals)
      var ends: [Int32] = [-1, -1]
      #expect(pipe(&ends) == 0)
      defer { ends.forEach { close($0) } }
      _ = write(ends[1], [7] as [UInt8], 1)
      var called: [Int] = []
      var tokens: [EventLoop.Token] = []
      for number in 1...2 {
        let token = loop.register(ends[0]) {
          called.append(number)
          for token in tokens { loop.unregister(token) }
        }
        tokens.append(token)
      }
      #expect(loop.wait(until: never) == [.advanced])
      #expect(called == [1])
    }

    @Test func `room to write ends the wait only if it is wanted`() throws {
      let loop = EventLoop(input: try curses(), signals: signals)
      var ends: [Int32] = [-1, -1]
      #expect(pipe(&ends) == 0)
      defer { ends.forEach { close($0) } }
      var wants = false
      var calls = 0
      _ = loop.register(ends[1], wantsToWrite: { wants }) {
        calls += 1
        wants = false
      }
      #expect(loop.wait(until: clock.now + .milliseconds(1)) == [.advanced])
      #expect(calls == 0)
      wants = true
      #expect(loop.wait(until: never) == [.advanced])
      #expect(calls == 1)
      #expect(loop.wait(until: clock.now + .milliseconds(1)) == [.advanced])
      #expect(calls == 1)
    }

    @Test func `lines have keys too`() throws {
      let found = pseudo.settings
      let terminal = LineTerminal(input: pseudo.terminal)
      let loop = EventLoop(input: terminal, signals: signals)
      let taken = pseudo.settings
      #expect(taken != found)
      pseudo.type("né\u{1B}[C")
      #expect(
        loop.wait(until: never) == [
          .keyPressed(.character("n")), .keyPressed(.character("é")), .keyPressed(.right),
        ])
      pseudo.type([0xE4, 0xB8])
      #expect(loop.wait(until: clock.now + .milliseconds(1)) == [.advanced])
      pseudo.type([0xAD])
      #expect(loop.wait(until: never) == [.keyPressed(.character("中"))])
      #expect(pseudo.written().isEmpty)
      terminal.suspend()
      #expect(pseudo.settings == found)
      terminal.resume()
      #expect(pseudo.settings == taken)
      pseudo.hangUp()
      #expect(loop.wait(until: never) == [.hungUp])
      terminal.close()
    }

    @Test func `a pipe in place of lines gives no keys`() throws {
      let null = open("/dev/null", O_RDONLY)
      defer { close(null) }
      let terminal = LineTerminal(input: null)
      #expect(terminal.descriptor == nil)
      let loop = EventLoop(input: terminal, signals: signals)
      #expect(loop.wait(until: clock.now + .milliseconds(1)) == [.advanced])
    }

    private func processorTime() -> Duration {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
  }
}
