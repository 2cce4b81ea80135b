/// Prints what the program takes, beside others that do the same work, in one table.
@main
enum Main {
  static func main() throws {
    var table = Table()
    table.add(try Parsing.measure())
    table.finish()
  }
}
