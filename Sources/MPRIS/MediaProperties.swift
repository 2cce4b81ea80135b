import DesktopBus
import RemoteControl

/// The properties of a media player on the desktop's bus, by MPRIS 2.2. A segment of the session is
/// a track, and the routine is its artist.
enum MediaProperties {
  /// The object path of every media player.
  static let path = "/org/mpris/MediaPlayer2"
  /// The interface that describes the program.
  static let root = "org.mpris.MediaPlayer2"
  /// The interface that describes and controls the playback.
  static let player = "org.mpris.MediaPlayer2.Player"

  /// The properties of the program, which never change.
  static let ofRoot: [String: BusValue] = [
    "CanQuit": .flag(false), "CanRaise": .flag(false), "HasTrackList": .flag(false),
    "DesktopEntry": .text("unknot"), "Identity": .text("unknot"), "SupportedMimeTypes": .texts([]),
    "SupportedUriSchemes": .texts([]),
  ]

  /// The properties of the playback, without the position, which changes by itself.
  static func ofPlayer(_ status: SessionStatus) -> [String: BusValue] {
    // After a hurt, the question on the screen has to be answered before anything else.
    let isFree = status.state != .idle && status.state != .hurt
    return [
      "CanControl": .flag(true), "CanGoNext": .flag(isFree), "CanGoPrevious": .flag(isFree),
      "CanPause": .flag(isFree), "CanPlay": .flag(isFree), "CanSeek": .flag(false),
      "MaximumRate": .real(1), "Metadata": .table(metadata(status)), "MinimumRate": .real(1),
      "PlaybackStatus": .text(playbackStatus(status.state)), "Rate": .real(1), "Volume": .real(1),
    ]
  }

  /// The time since the beginning of the track, in microseconds.
  static func position(_ status: SessionStatus, after time: Duration) -> Int64 {
    guard let length = status.length, let remaining = status.remaining else { return 0 }
    let passed = status.state == .running ? time * status.speed : .zero
    return microseconds(min(max(length - remaining + passed, .zero), length))
  }

  private static func playbackStatus(_ state: SessionStatus.State) -> String {
    switch state {
    case .running, .waiting, .starting: "Playing"
    case .paused, .hurt: "Paused"
    case .idle: "Stopped"
    }
  }

  private static func metadata(_ status: SessionStatus) -> [String: BusValue] {
    guard let segment = status.segment, let title = status.title else { return [:] }
    let side = status.side.map { "\($0.rawValue) side" }
    let name = [status.step, side].compactMap { $0 }.joined(separator: ", ")
    var metadata: [String: BusValue] = [
      "mpris:trackid": .path("/unknot/segment/\(segment)"), "xesam:title": .text(name),
      "xesam:artist": .texts([title]),
    ]
    if let length = status.length { metadata["mpris:length"] = .number(microseconds(length)) }
    return metadata
  }

  private static func microseconds(_ length: Duration) -> Int64 {
    Int64((length / .microseconds(1)).rounded())
  }

  /// The interfaces as XML, for introspection.
  static let introspection = """
    <!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"
     "http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">
    <node>
      <interface name="\(root)">
        <method name="Raise"/><method name="Quit"/>
        \(described(ofRoot))
      </interface>
      <interface name="\(player)">
        <method name="Next"/><method name="Previous"/><method name="Pause"/>
        <method name="PlayPause"/><method name="Stop"/><method name="Play"/>
        <signal name="Seeked"><arg name="Position" type="x"/></signal>
        \(described(ofPlayer(SessionStatus())))
        <property name="Position" type="x" access="read"/>
      </interface>
      <interface name="org.freedesktop.DBus.Properties">
        <method name="Get"><arg name="interface" type="s" direction="in"/>
          <arg name="name" type="s" direction="in"/>
          <arg name="value" type="v" direction="out"/></method>
        <method name="GetAll"><arg name="interface" type="s" direction="in"/>
          <arg name="values" type="a{sv}" direction="out"/></method>
        <signal name="PropertiesChanged"><arg name="interface" type="s"/>
          <arg name="changed" type="a{sv}"/><arg name="invalidated" type="as"/></signal>
      </interface>
    </node>
    """

  private static func described(_ properties: [String: BusValue]) -> String {
    properties.sorted { $0.key < $1.key }.map {
      "<property name=\"\($0.key)\" type=\"\($0.value.signature)\" access=\"read\"/>"
    }.joined(separator: "\n    ")
  }
}
