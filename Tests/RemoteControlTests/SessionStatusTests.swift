import RoutineEngine
import Testing

@testable import RemoteControl

@Suite struct SessionStatusTests {
  @Test func `passing time is no change`() {
    var later = SessionStatus.leaningOver
    later.remaining = .seconds(3)
    later.total = .seconds(100)
    later.percent = 50
    #expect(!later.differs(from: .leaningOver))
  }

  @Test func `anything else is a change`() {
    let changes: [(inout SessionStatus) -> Void] = [
      { $0.state = .paused }, { $0.step = "Rest" }, { $0.kind = "rest" }, { $0.side = .left },
      { $0.repetition = 2 }, { $0.length = .seconds(25) }, { $0.next = nil }, { $0.segment = 8 },
      { $0.anchor = .seconds(5) }, { $0 = SessionStatus() },
    ]
    for change in changes {
      var status = SessionStatus.leaningOver
      change(&status)
      #expect(status.differs(from: .leaningOver))
    }
  }
}
