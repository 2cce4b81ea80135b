import RemoteControl

extension SessionStatus {
  /// The middle of a hold.
  static var leaningOver: SessionStatus {
    var status = SessionStatus()
    status.state = .running
    status.title = "Overhead arm reach"
    status.step = "Lean over"
    status.side = .right
    status.remaining = .milliseconds(11_250)
    status.length = .seconds(20)
    status.segment = 7
    return status
  }
}
