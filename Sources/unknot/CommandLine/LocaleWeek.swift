import Foundation

/// The first day of the week by the C library.
enum LocaleWeek {
  /// The first day of the week in the person's locale, 0 for Monday to 6 for Sunday.
  static var firstWeekday: Int {
    weekday(ofLocale: ProcessEnvironment.localeName(for: "LC_TIME"))
  }

  /// Returns the first day of the week in a locale, 0 for Monday to 6 for Sunday. Monday if there
  /// is no such locale, and for C and POSIX, whose Sunday is only a default.
  static func weekday(ofLocale name: String) -> Int {
    let base = name.prefix { $0 != "." && $0 != "@" }
    guard !["", "C", "POSIX"].contains(base), let locale = newlocale(1 << LC_TIME, name, nil) else {
      return 0
    }
    defer { freelocale(locale) }
    // The first is a number in the place of a pointer, the second a text of one byte.
    let first = nl_langinfo_l(nl_item(_NL_TIME_WEEK_1STDAY), locale)
    let number = nl_langinfo_l(nl_item(_NL_TIME_FIRST_WEEKDAY), locale)
    return weekday(
      week1stDay: Int(UInt32(truncatingIfNeeded: UInt(bitPattern: first))),
      firstWeekday: number.map { Int($0.pointee) } ?? 1)
  }

  /// The day of the week of glibc's two numbers: the date of some first day of a week, a Sunday
  /// (19971130) or a Monday (19971201), and the day counted from that, 1 for itself.
  static func weekday(week1stDay: Int, firstWeekday: Int) -> Int {
    guard (1...7).contains(firstWeekday) else { return 0 }
    return week1stDay == 19_971_130 ? (firstWeekday + 5) % 7 : firstWeekday - 1
  }
}
