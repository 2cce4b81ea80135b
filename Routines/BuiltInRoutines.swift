/// A file that is part of the binary.
public struct BuiltInFile: Sendable {
  /// The file's name without its ending: `foam-roller`, `walk.move`; a figure's without `.figure`
  /// too.
  public let name: String

  /// The name that a routine or a move is called by: `foam-roller`, `walk`.
  public var id: String {
    name.hasSuffix(".move") ? String(name.dropLast(".move".count)) : name
  }

  /// The whole file, UTF-8. Nothing is read or decoded until this is asked for.
  public var bytes: [UInt8] { load() }

  private let load: @Sendable () -> [UInt8]

  init(_ name: String, _ load: @autoclosure @escaping @Sendable () -> [UInt8]) {
    self.name = name
    self.load = load
  }
}

/// The routines, plans, moves, figures and guide cards that come with the program. Listing them
/// costs nothing but their names; a test holds the lists to the folders beside this file.
public enum BuiltInRoutines {
  /// The routines, YAML, in the order of the list: what a sore person most likely wants first.
  /// Moves that are listed among them have names that end in `.move`.
  public static let routines: [BuiltInFile] = [
    BuiltInFile("two-minute-break", PackageResources.two_minute_break_yaml),
    BuiltInFile("shoulder-blade-stretch", PackageResources.shoulder_blade_stretch_yaml),
    BuiltInFile("trigger-point", PackageResources.trigger_point_yaml),
    BuiltInFile("foam-roller", PackageResources.foam_roller_yaml),
    BuiltInFile("overhead-reach", PackageResources.overhead_reach_yaml),
    BuiltInFile("shoulder-roll-forward", PackageResources.shoulder_roll_forward_yaml),
    BuiltInFile("posture-reset", PackageResources.posture_reset_yaml),
    BuiltInFile("neck-ease", PackageResources.neck_ease_yaml),
    BuiltInFile("wrist-forearm", PackageResources.wrist_forearm_yaml),
    BuiltInFile("desk-strength", PackageResources.desk_strength_yaml),
    BuiltInFile("upper-back-session", PackageResources.upper_back_session_yaml),
    BuiltInFile("knot-relief", PackageResources.knot_relief_yaml),
    BuiltInFile("cold-pack.move", PackageResources.cold_pack_move_yaml),
    BuiltInFile("heat-pack.move", PackageResources.heat_pack_move_yaml),
    BuiltInFile("strain-recovery", PackageResources.strain_recovery_yaml),
    BuiltInFile("strain-rest", PackageResources.strain_rest_yaml),
    BuiltInFile("strain-move", PackageResources.strain_move_yaml),
    BuiltInFile("strain-stretch", PackageResources.strain_stretch_yaml),
    BuiltInFile("strain-build", PackageResources.strain_build_yaml),
    BuiltInFile("sleep-setup", PackageResources.sleep_setup_yaml),
  ]

  /// The plans, YAML, in the order in which they are listed. Their names end in `.plan`.
  public static let plans: [BuiltInFile] = [
    BuiltInFile("strain-recovery.plan", PackageResources.strain_recovery_plan_yaml),
    BuiltInFile("desk-back.plan", PackageResources.desk_back_plan_yaml),
  ]

  /// The moves that routines are made of, YAML, by name.
  public static let moves: [BuiltInFile] = [
    BuiltInFile("band-apart.move", PackageResources.band_apart_move_yaml),
    BuiltInFile("band-row.move", PackageResources.band_row_move_yaml),
    BuiltInFile("blade-squeeze.move", PackageResources.blade_squeeze_move_yaml),
    BuiltInFile("cat-camel.move", PackageResources.cat_camel_move_yaml),
    BuiltInFile("chair-extend.move", PackageResources.chair_extend_move_yaml),
    BuiltInFile("chair-turn.move", PackageResources.chair_turn_move_yaml),
    BuiltInFile("chin-nod.move", PackageResources.chin_nod_move_yaml),
    BuiltInFile("clasped-reach.move", PackageResources.clasped_reach_move_yaml),
    BuiltInFile("clasped-roll.move", PackageResources.clasped_roll_move_yaml),
    BuiltInFile("find-spots.move", PackageResources.find_spots_move_yaml),
    BuiltInFile("lateral-raise.move", PackageResources.lateral_raise_move_yaml),
    BuiltInFile("lying-pillows.move", PackageResources.lying_pillows_move_yaml),
    BuiltInFile("neck-armpit.move", PackageResources.neck_armpit_move_yaml),
    BuiltInFile("neck-tilt.move", PackageResources.neck_tilt_move_yaml),
    BuiltInFile("open-book.move", PackageResources.open_book_move_yaml),
    BuiltInFile("overhead-lean.move", PackageResources.overhead_lean_move_yaml),
    BuiltInFile("press-ball.move", PackageResources.press_ball_move_yaml),
    BuiltInFile("press-fingers.move", PackageResources.press_fingers_move_yaml),
    BuiltInFile("press-roller.move", PackageResources.press_roller_move_yaml),
    BuiltInFile("roller-lie.move", PackageResources.roller_lie_move_yaml),
    BuiltInFile("roller-rock.move", PackageResources.roller_rock_move_yaml),
    BuiltInFile("roller-sit.move", PackageResources.roller_sit_move_yaml),
    BuiltInFile("roller-up.move", PackageResources.roller_up_move_yaml),
    BuiltInFile("rub-on.move", PackageResources.rub_on_move_yaml),
    BuiltInFile("shoulder-roll.move", PackageResources.shoulder_roll_move_yaml),
    BuiltInFile("sit-supported.move", PackageResources.sit_supported_move_yaml),
    BuiltInFile("sit-tall.move", PackageResources.sit_tall_move_yaml),
    BuiltInFile("walk.move", PackageResources.walk_move_yaml),
    BuiltInFile("wall-slide.move", PackageResources.wall_slide_move_yaml),
    BuiltInFile("wrist-back.move", PackageResources.wrist_back_move_yaml),
    BuiltInFile("wrist-down.move", PackageResources.wrist_down_move_yaml),
  ]

  /// The figures, YAML, by the names that steps call them by.
  public static let figures: [BuiltInFile] = [
    BuiltInFile("clasped-reach", PackageResources.clasped_reach_figure_yaml),
    BuiltInFile("clasped-roll", PackageResources.clasped_roll_figure_yaml),
    BuiltInFile("overhead-lean", PackageResources.overhead_lean_figure_yaml),
    BuiltInFile("shoulder-roll", PackageResources.shoulder_roll_figure_yaml),
    BuiltInFile("sit-tall", PackageResources.sit_tall_figure_yaml),
    BuiltInFile("sit-supported", PackageResources.sit_supported_figure_yaml),
    BuiltInFile("roller-sit", PackageResources.roller_sit_figure_yaml),
    BuiltInFile("roller-rock", PackageResources.roller_rock_figure_yaml),
    BuiltInFile("ball-on-wall", PackageResources.ball_on_wall_figure_yaml),
    BuiltInFile("rub-blade", PackageResources.rub_blade_figure_yaml),
    BuiltInFile("cold-pack", PackageResources.cold_pack_figure_yaml),
    BuiltInFile("heat-pack", PackageResources.heat_pack_figure_yaml),
    BuiltInFile("lying-pillows", PackageResources.lying_pillows_figure_yaml),
    BuiltInFile("band-apart", PackageResources.band_apart_figure_yaml),
    BuiltInFile("band-row", PackageResources.band_row_figure_yaml),
    BuiltInFile("lateral-raise", PackageResources.lateral_raise_figure_yaml),
    BuiltInFile("wall-slide", PackageResources.wall_slide_figure_yaml),
    BuiltInFile("chin-nod", PackageResources.chin_nod_figure_yaml),
    BuiltInFile("neck-tilt", PackageResources.neck_tilt_figure_yaml),
    BuiltInFile("neck-armpit", PackageResources.neck_armpit_figure_yaml),
    BuiltInFile("wrist-back", PackageResources.wrist_back_figure_yaml),
    BuiltInFile("wrist-down", PackageResources.wrist_down_figure_yaml),
    BuiltInFile("chair-turn", PackageResources.chair_turn_figure_yaml),
    BuiltInFile("chair-extend", PackageResources.chair_extend_figure_yaml),
    BuiltInFile("cat-camel", PackageResources.cat_camel_figure_yaml),
    BuiltInFile("open-book", PackageResources.open_book_figure_yaml),
    BuiltInFile("walk", PackageResources.walk_figure_yaml),
  ]

  /// The guide cards, Markdown, in the order in which people ask. A card's first line is its
  /// question as a heading, its last paragraph its sources.
  public static let cards: [BuiltInFile] = [
    BuiltInFile("should-i-massage-it", PackageResources.should_i_massage_it_md),
    BuiltInFile("which-massage", PackageResources.which_massage_md),
    BuiltInFile("how-to-massage-it", PackageResources.how_to_massage_it_md),
    BuiltInFile("best-ways-to-relieve", PackageResources.best_ways_to_relieve_md),
    BuiltInFile("how-to-stretch-it", PackageResources.how_to_stretch_it_md),
    BuiltInFile("between-the-shoulder-blades", PackageResources.between_the_shoulder_blades_md),
    BuiltInFile("knots", PackageResources.knots_md),
    BuiltInFile("trigger-points", PackageResources.trigger_points_md),
    BuiltInFile("what-the-pain-means", PackageResources.what_the_pain_means_md),
    BuiltInFile("what-causes-it", PackageResources.what_causes_it_md),
    BuiltInFile("how-long-a-strain-takes", PackageResources.how_long_a_strain_takes_md),
    BuiltInFile("how-to-relax-the-muscles", PackageResources.how_to_relax_the_muscles_md),
    BuiltInFile("how-to-prevent-it", PackageResources.how_to_prevent_it_md),
    BuiltInFile("how-to-sleep", PackageResources.how_to_sleep_md),
    BuiltInFile("can-lungs-hurt-in-the-back", PackageResources.can_lungs_hurt_in_the_back_md),
    BuiltInFile("when-to-see-someone", PackageResources.when_to_see_someone_md),
    BuiltInFile("who-must-not-massage", PackageResources.who_must_not_massage_md),
  ]
}
