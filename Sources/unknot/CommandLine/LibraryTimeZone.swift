import Foundation

/// The person's time zone as the C library understands `TZ`: a name, a path, or a rule of POSIX
/// such as `JST-9`. Foundation knows names only, and takes the rest for UTC.
enum LibraryTimeZone {
  /// Sets `TZ` so that `TimeZone.current` is the zone of the C library. To be called before
  /// `TimeZone.current` is first used, and before there are other threads. Child processes get the
  /// original `TZ`.
  static func adopt(environment: [String: String] = ProcessEnvironment.environment, now: Date) {
    guard let value = environment["TZ"], let name = name(of: value, now: now) else { return }
    setenv("TZ", name, 1)
  }

  /// Foundation's name of the zone; its present offset if it has no name.
  private static func name(of value: String, now: Date) -> String? {
    tzset()
    let moments = [now, now + 182 * 86_400]
    let offsets = moments.compactMap(offset)
    guard offsets.count == moments.count else { return nil }
    let path = value.hasPrefix(":") ? String(value.dropFirst()) : value
    let names = [path, path.components(separatedBy: "zoneinfo/").last ?? path]
    return names.first { name in
      TimeZone(identifier: name).map { zone in
        moments.map { zone.secondsFromGMT(for: $0) } == offsets
      } ?? false
    } ?? fixed(offsets[0])
  }

  /// The time since midnight where the person is, by the C library; `nil` if it knows none.
  static func timeOfDay(at moment: Date) -> Duration? {
    var time = time_t(moment.timeIntervalSince1970)
    var parts = tm()
    guard localtime_r(&time, &parts) != nil else { return nil }
    return .seconds(Int(parts.tm_hour) * 3_600 + Int(parts.tm_min) * 60 + Int(parts.tm_sec))
  }

  /// The seconds by which clocks are ahead of UTC, by the C library.
  private static func offset(at moment: Date) -> Int? {
    var time = time_t(moment.timeIntervalSince1970)
    var parts = tm()
    return localtime_r(&time, &parts) == nil ? nil : parts.tm_gmtoff
  }

  private static func fixed(_ offset: Int) -> String {
    let minutes = abs(offset) / 60
    let digits = [minutes / 600, minutes / 60 % 10, minutes / 10 % 6, minutes % 10]
    return "GMT\(offset < 0 ? "-" : "+")" + digits.map { "\($0)" }.joined()
  }
}
