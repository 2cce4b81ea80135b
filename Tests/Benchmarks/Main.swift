/// Prints what the program takes, beside others that do the same work, in one table.
@main
enum Main {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: Benchmarks FOLDER, where the program `line` is; make bench sees to it")
      return
    }
    let place = try Workspace(CommandLine.arguments[1])
    var table = Table()
    table.add(try Starting.measure(in: place))
    table.add(try Running.measure(in: place))
    table.add(try Answering.measure(in: place))
    table.add(try Listing.measure(in: place))
    table.add(try Recording.measure(in: place))
    table.add(try Parsing.measure())
    table.add(try Walking.measure())
    table.finish()
  }
}
