import CarePlan
import Drawing
import Figures
import RoutineEngine

/// An input of the app.
public enum AppInput: Sendable, Equatable {
  /// A key press.
  case key(Key)
  /// A press of the mouse button on a cell, counted from 0.
  case click(x: Int, y: Int)
  /// A turn of the wheel by lines, down if positive.
  case scroll(Int)
  /// Pasted text: one line without control characters. It counts as no key press.
  case paste(String)
  /// Another size of the window.
  case resized(Size)
  /// The terminal's background.
  case background(Theme.Background)
  /// The passing of time, without any other input.
  case advanced
  /// The end of a stop of the program (Ctrl-Z, SIGSTOP).
  case suspended
  /// A request to end the program.
  case signal(ExitSignal)
  /// A command of the remote control, which means what its key means. The number is that of the
  /// request, for the reply; `nil` if none is expected. A refusal is not shown on the screen.
  case remote(SessionEvent, replyTo: Int?)
  /// Settings that another program has changed in the file, by name.
  case configured([String: Setting.Value])
  /// Answers about signs, risks and pain that another program has saved.
  case answered(Answers)
  /// Keys that another program has changed in the settings file.
  case rebound(OwnKeys)
  /// The answer to `AppEffect.load`.
  case loaded(Loaded)
  /// A sentence about a failure or a result from outside the app; shown as the status message.
  case failed(String)
}

/// A reason for the program to end at once.
public enum ExitSignal: Sendable, Hashable, CaseIterable {
  /// Ctrl-C or SIGINT: the person wants to leave.
  case interrupted
  /// SIGTERM.
  case terminated
  /// SIGHUP: the terminal is gone.
  case hungUp
}

/// The answer to a query.
public enum Loaded: Sendable, Equatable {
  /// The entries of the list.
  case routines([RoutineListEntry])
  /// The figure of a name; `nil` if there is none.
  case figure(Figure?, named: String)
  /// The sessions of the last weeks; `nil` if they cannot be read.
  case practice(Practice?)
  /// The doses that the person has agreed to.
  case doses(AgreedDoses)
  /// The latest session that was cut off; `nil` if there is none.
  case interrupted(ResumePrompt?)
  /// Today, the streak and the last two weeks; `nil` if they cannot be read.
  case today(TodayModel?)
  /// A session to begin: a cut-off one, or one of the requested routine; `nil` if there is no such
  /// routine.
  case requested(SessionRequest?)
  /// The guide cards.
  case guide([GuideCard])
  /// The last weeks and the latest sessions.
  case history(HistoryModel)
  /// Earlier sessions.
  case earlierSessions([HistoryModel.Session], hasMore: Bool)
  /// The lines of the history about the session that has just ended.
  case report([String])
  /// Another dose; `nil` if there is no reason for one.
  case suggestion(DoseSuggestion?)
  /// A routine to change, or a new one; `nil` if the builder cannot open it.
  case builder(BuilderModel?)
  /// The problems of the draft in the builder.
  case draft(BuilderCheck)
  /// The answer to a request about the files of routines.
  case files(RoutineFileReply)
}

extension AppInput {
  /// The input for an event of the terminal.
  public init(_ event: InputEvent) {
    switch event {
    case .keyPressed(let key): self = .key(key)
    case .clicked(let x, let y): self = .click(x: x, y: y)
    case .scrolled(let lines): self = .scroll(lines)
    case .pasted(let text): self = .paste(text)
    case .resized(let size): self = .resized(size)
    case .backgroundReported(let ground): self = .background(ground)
    case .advanced: self = .advanced
    case .continued: self = .suspended
    case .interrupted: self = .signal(.interrupted)
    case .terminated: self = .signal(.terminated)
    case .hungUp: self = .signal(.hungUp)
    }
  }
}
