/// The systemd user service for breaks.
public enum BreakUnit {
  /// The first line of the unit, by which it is recognised as unknot's own.
  public static let mark = "# Written by unknot; `unknot breaks --uninstall` takes it away."
  /// The name of the unit's file.
  public static let name = "unknot-breaks.service"

  /// Returns the text of the unit.
  ///
  /// - Parameters:
  ///   - command: The absolute path of a program, and its arguments.
  ///   - variables: The service's environment.
  /// - Returns: The unit's text.
  public static func text(command: [String], variables: [String: String]) -> String {
    """
    \(mark)
    [Unit]
    Description=Breaks at the desk, by unknot

    [Service]
    Type=simple
    \(UnitText.environment(variables))ExecStart=\(UnitText.command(command))
    Restart=on-failure
    RestartSec=5
    RestartPreventExitStatus=64 65
    TimerSlackNSec=1s
    NoNewPrivileges=yes

    [Install]
    WantedBy=default.target

    """
  }
}
