/// The licence of the program and of the libraries that are inside it.
extension ProgramManual {
  /// The holder of the program's copyright.
  static let holder = "Copyright (c) 2026 the unknot maintainers"

  /// The text of the MIT licence.
  static let mit = """
    Permission is hereby granted, free of charge, to any person obtaining a copy of this software \
    and associated documentation files (the "Software"), to deal in the Software without \
    restriction, including without limitation the rights to use, copy, modify, merge, publish, \
    distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the \
    Software is furnished to do so, subject to the following conditions:

    The above copyright notice and this permission notice shall be included in all copies or \
    substantial portions of the Software.

    THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING \
    BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND \
    NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, \
    DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, \
    OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
    """

  /// The libraries inside the program, each with its licence and its holders.
  static let libraries: KeyValuePairs = [
    "GRDB.swift": "MIT. Copyright (c) 2015-2025 Gwendal Roué.",
    "Yams": "MIT. Copyright (c) 2016 JP Simard.",
    "libyaml, in Yams":
      "MIT. Copyright (c) 2017-2020 Ingy döt Net, 2006-2016 Kirill Simonov.",
    "swift-argument-parser":
      "Apache-2.0 with the Runtime Library Exception. Copyright (c) 2020 Apple Inc. and the Swift "
      + "project authors.",
    "Swift's runtime, Foundation and libdispatch":
      "Apache-2.0 with the Runtime Library Exception. Copyright (c) Apple Inc. and the Swift "
      + "project authors.",
    "swift-foundation-icu": "Unicode-3.0. Copyright (c) 1991-2024 Unicode, Inc.",
  ]

  static func licence(in page: inout ManualText) {
    page.section("Licence")
    page.paragraph("unknot has the MIT licence.")
    page.paragraph(holder)
    page.paragraph(mit)
    page.paragraph(
      "These libraries are inside the program; `share/doc/unknot/copyright` has their licences:")
    for (library, licence) in libraries { page.item(library, licence) }
  }
}
