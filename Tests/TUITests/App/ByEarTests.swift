import CarePlan
import Drawing
import RoutineEngine
import TUI
import Testing

/// Sessions of who does not look: hands-free where one lies down, cautions and offers aloud.
@Suite struct ByEarTests {
  private static func routine(position: String?, inside: Routine? = nil) -> Routine {
    let own = [
      Step(.prompt, title: "Begin", text: "Take your place."), Step(.rest(Dose(.seconds(9)))),
    ]
    return Routine(
      id: "r", title: "R", position: position,
      steps: own + (inside.map { [Step(.include($0))] } ?? []))
  }

  private static let lying = routine(position: "lying on the back")
  private static let sitting = routine(position: "sitting or lying")

  private func begin(_ routine: Routine, _ settings: PlaySettings) throws -> (
    app: App, effects: [AppEffect]
  ) {
    let timeline = try Timeline(routine, settings.audible(Prescription(), of: routine))
    return App.playing(
      Fixture.request(timeline), care: Care(signs: .nothing), settings: settings,
      size: Size(columns: 80, rows: 24), glyphs: .unicode, at: .zero)
  }

  @Test func `hands-free may be for what is done lying down`() throws {
    let outer = Self.routine(position: "standing", inside: Self.lying)
    for (routine, isHandsFree) in [(Self.lying, true), (outer, true), (Self.sitting, false)] {
      let lying = try begin(routine, PlaySettings(handsFree: .lying)).app
      #expect(lying.session?.isHandsFree == isHandsFree)
      #expect(try begin(routine, PlaySettings(handsFree: .yes)).app.session?.isHandsFree == true)
      #expect(try begin(routine, PlaySettings()).app.session?.isHandsFree == false)
    }
  }

  @Test func `hands-free is offered before one lies down`() throws {
    let offer = "Lying down? Press h for hands-free."
    let (app, effects) = try begin(Self.lying, PlaySettings(hasVoice: true))
    #expect(app.sees(offer))
    let spoken = try #require(effects.firstIndex(of: .speak(offer)))
    let first = effects.firstIndex { if case .observe(.cue) = $0 { true } else { false } }
    #expect(spoken < (try #require(first)))
    #expect(try !begin(Self.lying, PlaySettings()).effects.contains(.speak(offer)))
    for settings in [
      PlaySettings(handsFree: .lying), PlaySettings(handsFree: .yes), PlaySettings(hasKeys: false),
    ] {
      #expect(try !begin(Self.lying, settings).app.sees(offer))
    }
    #expect(try !begin(Self.sitting, PlaySettings()).app.sees(offer))
  }

  @Test func `cautions are one spoken sentence`() throws {
    var routine = Self.sitting
    routine.cautions = ["Never on bone.", "Sore tomorrow? Skip a day.", "Stop if you feel numb"]
    let sentence =
      "Take care: Never on bone; Sore tomorrow? Skip a day; Stop if you feel numb. "
      + "Press Enter to continue."
    var app = try begin(routine, PlaySettings(hasVoice: true)).app
    #expect(app.press(.character("c")).contains(.speak(sentence)))
    app = try begin(routine, PlaySettings()).app
    #expect(!app.press(.character("c")).contains(.speak(sentence)))
  }

  @Test func `the questions of a session under way are spoken`() throws {
    var app = try begin(Self.sitting, PlaySettings(hasVoice: true)).app
    #expect(
      app.press(.character("q")).contains(
        .speak("Stop now? Press y or Enter for stop, n for carry on.")))
    app = try begin(Fixture.stretch, PlaySettings(hasVoice: true)).app
    #expect(
      app.press(.character("!")).contains(
        .speak(
          "Stopped. What would you like to do? Press c for carry on, g for carry on, easier, "
            + "s for skip this move, e or Enter for stop for today.")))
    // Where there is nothing easier, no key is named for it.
    app = try begin(Self.sitting, PlaySettings(hasVoice: true)).app
    #expect(
      app.press(.character("!")).contains(
        .speak(
          "Stopped. What would you like to do? Press c for carry on, s for skip this move, "
            + "e or Enter for stop for today.")))
    app = try begin(Self.sitting, PlaySettings()).app
    #expect(!app.press(.character("q")).contains { if case .speak = $0 { true } else { false } })
  }

  @Test func `a routine may be silent, and turn the voice on or off`() {
    var routine = Self.sitting
    let usual = PlaySettings(hasVoice: true)
    #expect(usual.heard(in: routine) == usual)
    routine.voice = .off
    #expect(!usual.heard(in: routine).hasVoice)
    routine.voice = .language("de")
    #expect(PlaySettings().heard(in: routine).hasVoice)
    #expect(PlaySettings().heard(in: routine).language == "de")
    routine.sound = false
    #expect(!usual.heard(in: routine).isSoundOn)
    // No routine turns on what the person has turned off.
    routine.sound = true
    #expect(!PlaySettings(isSoundOn: false).heard(in: routine).isSoundOn)
    routine.voice = .on
    #expect(usual.audible(Prescription(), of: routine).isSpoken)
    #expect(!PlaySettings(isSoundOn: false).audible(Prescription(), of: routine).isSpoken)
  }
}
