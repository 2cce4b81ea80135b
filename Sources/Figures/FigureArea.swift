/// A part of the body where a move is to be felt.
public enum FigureArea: String, Sendable, CaseIterable {
  /// Between the spine and the shoulder blades.
  case betweenBlades = "between the blades"
  /// The muscles beside the spine, from the blades to the lowest ribs.
  case besideSpine = "beside the spine"
  /// The left side of the trunk, from the armpit to the hip.
  case leftSide = "left side"
  /// The right side of the trunk.
  case rightSide = "right side"
  /// The top of the shoulders.
  case shoulders
  /// The top of the left shoulder.
  case leftShoulder = "left shoulder"
  /// The top of the right shoulder.
  case rightShoulder = "right shoulder"
  /// The chest and the belly.
  case front
}
