import Testing

@testable import unknot

@Suite struct LocaleWeekTests {
  @Test(arguments: [
    // United States, Germany, Egypt, and a locale that counts from a Monday.
    (19_971_130, 1, 6), (19_971_130, 2, 0), (19_971_130, 7, 5), (19_971_201, 1, 0),
    (19_971_201, 7, 6), (19_971_130, 0, 0), (0, 9, 0),
  ])
  func `the two numbers of the C library make a day`(first: Int, number: Int, weekday: Int) {
    #expect(LocaleWeek.weekday(week1stDay: first, firstWeekday: number) == weekday)
  }

  @Test(arguments: ["", "C", "POSIX", "C.UTF-8", "xx_YY.UTF-8", "../../etc"])
  func `a locale that says nothing has weeks from Monday`(name: String) {
    #expect(LocaleWeek.weekday(ofLocale: name) == 0)
  }
}
