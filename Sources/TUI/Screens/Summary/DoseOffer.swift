/// A change of dose that is asked about where what was done is shown: one key says yes or no, and
/// no key says nothing.
public struct DoseOffer: Sendable, Hashable {
  /// The reason, and what would change.
  public let question: String
  /// The reply to a yes.
  public let accepted: String
  /// The reply to a no.
  public let declined: String

  /// A change of dose that is asked about.
  public init(question: String, accepted: String, declined: String) {
    self.question = question
    self.accepted = accepted
    self.declined = declined
  }
}
