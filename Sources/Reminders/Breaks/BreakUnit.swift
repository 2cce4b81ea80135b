/// The breaks as a service of the person's systemd.
public enum BreakUnit {
  /// The first line of the unit; it tells unknot's own from others.
  public static let mark = "# Written by unknot; `unknot breaks --uninstall` takes it away."
  /// The name of the unit's file.
  public static let name = "unknot-breaks.service"

  /// The text of the unit.
  ///
  /// - Parameters:
  ///   - command: A program by its absolute path, and its arguments.
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
