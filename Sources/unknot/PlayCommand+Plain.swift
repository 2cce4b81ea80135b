extension PlayCommand {
  /// What `unknot play ROUTINE` asks for, without any option. Reading it takes the library longer
  /// than all else takes until the first picture, since it looks into every option by reflection;
  /// so every option is given here what it has when nothing is said of it. A test holds it to what
  /// the library reads.
  init(playing routine: String) {
    self.init()
    self.routine = routine
    dose = DoseOptions()
    dose.level = nil
    dose.hold = nil
    dose.repeats = nil
    sound = SoundOptions()
    sound.sound = nil
    sound.voice = nil
    sound.eyesShut = false
    sound.volume = nil
    sound.language = nil
    from = 1
    handsFree = nil
    plain = false
    speed = 1
    figures = nil
    noRecord = false
  }
}
