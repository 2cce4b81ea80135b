import RoutineEngine

/// What the screens are given from outside: what was asked for with an effect, or found out later.
extension AppState {
  /// Opens the guide, in answer to `AppEffect.openGuide`.
  public mutating func showGuide(_ cards: [GuideCard]) {
    places.append(Guide(cards))
  }

  /// Opens the history, in answer to `AppEffect.openHistory`.
  public mutating func showHistory(_ view: HistoryView) {
    places.append(HistoryScreen(view))
  }

  /// Adds earlier sessions to the history, in answer to `AppEffect.continueHistory`.
  public mutating func continueHistory(_ sessions: [HistoryView.Session], hasMore: Bool) {
    guard var screen = places.last as? HistoryScreen else { return }
    screen.append(sessions, hasMore: hasMore)
    places[places.count - 1] = screen
  }

  /// Shows a sentence for a while: something outside of the screens has failed, or is done.
  public mutating func tell(_ text: String) {
    notice = Notice(text, at: lastMoment)
  }

  /// Shows beside the routines how many times they were done today, by id, with halves. One that is
  /// not named was not done.
  public mutating func showToday(_ done: [String: Double]) {
    guard var picker = places.first as? Picker else { return }
    picker.done = done
    places[0] = picker
  }

  /// Shows figures beside the list: their files are read once the first picture is there.
  public mutating func showFigures() {
    guard var picker = places.first as? Picker else { return }
    picker.showFigures(at: lastMoment)
    places[0] = picker
  }

  /// Shows what the record has to say, where what was done is shown.
  public mutating func showReport(_ lines: [String]) {
    guard var summary else { return }
    summary.report = lines
    places[places.count - 1] = summary
  }

  /// Takes over the doses that the person has said yes to, as they are kept.
  public mutating func showDoses(_ doses: AgreedDoses) {
    self.doses = doses
  }

  /// Asks about a change of dose, where what was done is shown; `nil` takes the question back. One
  /// that is answered is not asked again there.
  public mutating func showOffer(_ offer: DoseOffer?) {
    guard var summary, summary.offerReply.isEmpty else { return }
    summary.offer = offer
    places[places.count - 1] = summary
  }

  /// Asks what becomes of a session that was cut off.
  ///
  /// - Parameters:
  ///   - title: What was walked.
  ///   - place: Where it was, in words.
  ///   - moment: When that was, in words.
  public mutating func offerToGoOn(with title: String, at place: String, on moment: String) {
    if advice.locksEverything { return }
    places.append(CutOffOffer(title: title, place: place, moment: moment))
  }

  /// Goes on with a session that was cut off, over what is open, if nothing speaks against it.
  ///
  /// - Parameters:
  ///   - timeline: What is walked.
  ///   - index: The segment, counted from 0.
  ///   - spent: How much of it was done.
  ///   - isHandsFree: Whether waits ended by themselves.
  /// - Returns: What its beginning wants done.
  public mutating func goOn(
    with timeline: Timeline, at index: Int, spent: Duration, isHandsFree: Bool
  ) -> [AppEffect] {
    var settings = settings
    settings.isHandsFree = isHandsFree
    settings.prescription = timeline.prescription
    return begin(
      SessionRequest(
        timeline, from: index, spent: spent, settings: settings, continuesAnother: true))
  }
}
