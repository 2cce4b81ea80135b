/// The initial text of a new routine.
public enum RoutineTemplate {
  /// Returns a valid routine that explains each of its parts.
  ///
  /// - Parameter name: The id, from which the title is made.
  /// - Returns: The text of the file.
  public static func text(named name: String) -> String {
    let words = name.split(separator: "-").joined(separator: " ")
    let title = words.prefix(1).uppercased() + words.dropFirst()
    return """
      # \(name).yaml: a routine of your own. Change what you like, then check it with
      #
      #     unknot check \(name)
      #     unknot play \(name)
      #
      # Units are always written (20 s, 3 min, 1 min 30 s). A range has a low and a high end:
      # a gentle session takes the low one, a full session the high one.

      format: 1
      title: "\(title)"
      summary: What it does, in a sentence.
      kind: stretch                 # stretch, massage, mobility, breathing or care
      # feel: between the shoulder blades
      # position: sitting or standing
      frequency: 1-3 per day        # or 3 per week, every 2 days, daily
      # equipment:
      #   - foam roller
      cautions:
        - Ease off if pain starts; stop if it shoots into an arm.
      sources:
        - title: My own habit
          # publisher: who wrote it
          # locator: where to find it
          # grade: A                # A guideline, B trial or review, C consumer page
      # licence: CC0-1.0

      steps:
        # A step begins with its verb. A prompt waits until you are ready.
        - prompt: Sit or stand tall. Let your shoulders drop.

        # A hold is counted down: 2 to 4 times 15 to 30 seconds, first left, then right.
        - hold: 15-30 s
          title: Reach across
          text: Draw one arm across your chest until you feel the stretch, and keep breathing.
          sides: both               # both, alternate, left, right or none
          repeat: 2-4
          rest: 5 s                 # between two repeats
          # ready: 5 s              # before each begins
          # cues:
          #   - at: half
          #     say: A little further, if it is easy.

        # More verbs:
        # - reps: 8-12              # a movement, counted by you
        # - use: clasped-reach      # a move that is there: `unknot list --moves`
        # - massage: 3-5 min        # with `tempo: 3 s` for each stroke
        # - active: 30 s            # a movement for a time
        # - apply: 10-20 min        # a pack or a cream
        # - rest: 10 s
        # - breathe: 5 min          # with `tempo: in 4 s, out 6 s`
        # - open: as long as you like
        # - include: posture-reset  # another whole routine
        # - group:                  # several steps, in rounds
        #     - hold: 20 s
        #     - reps: 5
        #   rounds: 2-3             # with `rest: 10 s` between two rounds

      """
  }
}
