// What the files say, made from them: `make golden FILTER=Index` makes it anew, and a test holds
// it to them.

extension BuiltInRoutines {
  /// What a list shows of each of the routines, in their order.
  public static let index: [IndexEntry] = [
    IndexEntry(
      "two-minute-break",
      "Two-minute break",
      needs: [],
      presses: false,
      takes: (.seconds(90), .seconds(110), .seconds(150))),
    IndexEntry(
      "shoulder-blade-stretch",
      "Shoulder-blade stretch",
      needs: [],
      presses: false,
      takes: (.seconds(53), .seconds(88), .seconds(153))),
    IndexEntry(
      "trigger-point",
      "Trigger-point release",
      needs: ["fingers or a ball"],
      presses: true,
      takes: (.seconds(213), .seconds(273), .seconds(333))),
    IndexEntry(
      "foam-roller",
      "Foam rolling",
      needs: ["foam roller"],
      presses: true,
      takes: (.seconds(287), .seconds(347), .seconds(407))),
    IndexEntry(
      "overhead-reach",
      "Overhead arm reach",
      needs: [],
      presses: false,
      takes: (.seconds(73), .seconds(133), .seconds(213))),
    IndexEntry(
      "shoulder-roll-forward",
      "Shoulder roll forward",
      needs: [],
      presses: false,
      takes: (.seconds(42), .seconds(57), .seconds(72))),
    IndexEntry(
      "posture-reset",
      "Posture reset",
      needs: [],
      presses: false,
      takes: (.seconds(110), .seconds(129), .seconds(158))),
    IndexEntry(
      "upper-back-session",
      "Full upper-back session",
      needs: ["foam roller", "fingers or a ball"],
      presses: true,
      takes: (.seconds(595), .seconds(765), .seconds(965))),
    IndexEntry(
      "knot-relief",
      "Knot relief",
      needs: ["heat pack", "cloth", "fingers or a ball"],
      presses: true,
      takes: (.seconds(1229), .seconds(1567), .seconds(1965))),
    IndexEntry(
      "cold-then-heat",
      "Cold, and later heat",
      needs: ["cold pack", "heat pack", "cloth"],
      presses: false,
      takes: (.seconds(1543), .seconds(1993), .seconds(2443))),
    IndexEntry(
      "strain-recovery",
      "Strain recovery",
      needs: [],
      presses: false,
      takes: (.seconds(147), .seconds(185), .seconds(254))),
    IndexEntry(
      "sleep-setup",
      "Settle to sleep",
      needs: ["two pillows"],
      presses: false,
      takes: (.seconds(339), .seconds(339), .seconds(339))),
  ]
}
