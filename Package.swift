// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "unknot",
  products: [
    .executable(name: "unknot", targets: ["unknot"])
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // The way to ncurses: a module map and a shim, nothing else.
    .systemLibrary(
      name: "CNcurses",
      providers: [.apt(["libncursesw5-dev"]), .brew(["ncurses"])]
    ),
    // What a routine is and how a session runs. Imports nothing at all.
    .target(name: "RoutineEngine"),
    // YAML to routines, with diagnostics. The only importer of Yams.
    .target(
      name: "RoutineFiles",
      dependencies: ["RoutineEngine", .product(name: "Yams", package: "Yams")]
    ),
    // The record: SQLite, resume, today, statistics, export. The only importer of GRDB.
    .target(
      name: "SessionHistory",
      dependencies: ["RoutineEngine", .product(name: "GRDB", package: "GRDB.swift")]
    ),
    // Cells, frames, digits: pure drawing.
    .target(name: "Screen"),
    // The screens as values: events in, frames and effects out. Knows no terminal.
    .target(name: "Coach", dependencies: ["RoutineEngine", "Screen"]),
    // The only importer of CNcurses.
    .target(name: "Terminal", dependencies: ["Screen", "CNcurses"]),
    // What is heard.
    .target(name: "CueOutput", dependencies: ["RoutineEngine"]),
    // The built-in routines and guide cards, embedded so that the binary works alone.
    .target(
      name: "BuiltInRoutines",
      path: "Routines",
      resources: [.embedInCode("built-in"), .embedInCode("cards")]
    ),
    // The commands and the composition root.
    .executableTarget(
      name: "unknot",
      dependencies: [
        "RoutineEngine", "RoutineFiles", "Screen", "Coach", "Terminal", "CueOutput",
        "BuiltInRoutines",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    .testTarget(name: "RoutineEngineTests", dependencies: ["RoutineEngine"]),
    .testTarget(
      name: "SessionHistoryTests",
      dependencies: [
        "RoutineEngine", "SessionHistory", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      resources: [.copy("Schemas")]
    ),
    .testTarget(name: "ScreenTests", dependencies: ["Screen"]),
    .testTarget(name: "BuiltInRoutinesTests", dependencies: ["BuiltInRoutines"]),
  ],
  swiftLanguageModes: [.v6]
)
