// swift-tools-version: 6.1
import PackageDescription

/// What `.ci/build` says the commit is.
let commit = Context.environment["UNKNOT_COMMIT"] ?? ""

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
    // The way to ncurses and to the timer of Linux: a module map and a shim, nothing else.
    .systemLibrary(
      name: "CNcurses",
      providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]
    ),
    // Which commit this is. In C, since only its compiler is told values: a new commit is one line
    // to compile and a link.
    .target(
      name: "CVersion",
      cSettings: commit.isEmpty ? [] : [.define("UNKNOT_COMMIT", to: commit)]
    ),
    // The words that the program was started with, as the C library has them.
    .target(name: "CArguments"),
    // Routines, timelines and sessions. Imports nothing at all.
    .target(name: "RoutineEngine"),
    // The jointed figure: model, motion, skeleton to shapes. Imports nothing at all.
    .target(name: "Figures"),
    // What a body may do: answers about warning signs and pain, and the advice that follows.
    .target(name: "CarePlan", dependencies: ["RoutineEngine"]),
    // YAML to routines and plans, with diagnostics. The only importer of Yams.
    .target(
      name: "RoutineFiles",
      dependencies: [
        "CarePlan", "RoutineEngine", "Figures", .product(name: "Yams", package: "Yams"),
      ]
    ),
    // Cells, frames, digits, figures: pure drawing.
    .target(name: "Drawing", dependencies: ["Figures"]),
    // The record: SQLite, resume, today, statistics, export. The only importer of GRDB.
    .target(
      name: "SessionHistory",
      dependencies: [
        "CarePlan", "RoutineEngine", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]
    ),
    // The screens as values: events in, frames and effects out. Knows no terminal.
    .target(name: "TUI", dependencies: ["CarePlan", "Drawing", "Figures", "RoutineEngine"]),
    // The only importer of CNcurses.
    .target(name: "Terminal", dependencies: ["Drawing", "CNcurses"]),
    // The only way to start other programs. Imports nothing of ours.
    .target(name: "Processes"),
    // Cues to be heard: tones, a voice, the bell.
    .target(name: "Audio", dependencies: ["RoutineEngine", "Processes"]),
    // The remote control of a session: the socket, its server and client, the status.
    .target(name: "RemoteControl", dependencies: ["RoutineEngine"]),
    // sd-bus, loaded when it is wanted: a module map and a shim.
    .systemLibrary(name: "CBus"),
    // The desktop's bus. The only importer of CBus.
    .target(name: "DesktopBus", dependencies: ["CBus"]),
    // A session as a media player of the desktop: media keys.
    .target(name: "MPRIS", dependencies: ["RemoteControl", "DesktopBus"]),
    // When a person is reminded, and how calendars and timers are told. No clock, no files.
    .target(name: "Reminders", dependencies: ["CarePlan", "RoutineEngine", "RoutineFiles"]),
    // Who is at the desk, and in a call: the desktop's bus, terminals, cameras.
    .target(
      name: "Presence", dependencies: ["DesktopBus", "Processes", "Reminders", "RoutineEngine"]),
    // Sheets and reports: values in, HTML with SVG out.
    .target(name: "Pages", dependencies: ["CarePlan", "Figures", "RoutineEngine"]),
    // The built-in routines, figures and guide cards, embedded so that the binary works alone.
    .target(
      name: "BuiltInRoutines",
      path: "Routines",
      resources: [
        .embedInCode("built-in"), .embedInCode("moves"), .embedInCode("figures"),
        .embedInCode("cards"), .embedInCode("plans"),
      ]
    ),
    // The commands and the composition root.
    .executableTarget(
      name: "unknot",
      dependencies: [
        "Figures", "RoutineEngine", "RoutineFiles", "Drawing", "CarePlan", "TUI", "Terminal",
        "Audio",
        "Processes", "SessionHistory", "RemoteControl", "MPRIS", "BuiltInRoutines", "Presence",
        "Reminders",
        "CArguments", "CVersion", "Pages",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    // What the tests share: goldens, seeded chance, stand-ins for programs.
    .target(
      name: "TestSupport", path: "Tests/TestSupport",
      exclude: ["fake-program", "jumping-clock.c"]),
    .testTarget(name: "RoutineEngineTests", dependencies: ["RoutineEngine", "TestSupport"]),
    .testTarget(
      name: "FiguresTests",
      dependencies: ["BuiltInRoutines", "Figures", "RoutineFiles", "TestSupport"]),
    .testTarget(
      name: "CarePlanTests",
      dependencies: [
        "BuiltInRoutines", "CarePlan", "RoutineEngine", "RoutineFiles", "TestSupport",
      ],
      exclude: ["Goldens"]),
    .testTarget(
      name: "TUITests",
      dependencies: [
        "CarePlan", "TUI", "Figures", "RoutineEngine", "Drawing", "BuiltInRoutines",
        "RoutineFiles",
        "TestSupport",
      ],
      exclude: ["Goldens"]),
    // The built program: its commands, and on a real terminal.
    .testTarget(
      name: "UnknotTests",
      dependencies: [
        "unknot", "Audio", "BuiltInRoutines", "CarePlan", "TUI", "RemoteControl", "Reminders",
        "RoutineEngine", "RoutineFiles", "SessionHistory", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Goldens"]),
    .testTarget(name: "ProcessesTests", dependencies: ["Processes", "TestSupport"]),
    .testTarget(
      name: "AudioTests", dependencies: ["Audio", "Processes", "RoutineEngine", "TestSupport"]),
    .testTarget(
      name: "DrawingTests",
      dependencies: ["BuiltInRoutines", "Figures", "RoutineFiles", "Drawing", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "SessionHistoryTests",
      dependencies: [
        "CarePlan", "RoutineEngine", "SessionHistory", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      resources: [.copy("Schemas")]
    ),
    .testTarget(
      name: "RemoteControlTests", dependencies: ["RemoteControl", "RoutineEngine", "TestSupport"]),
    .testTarget(name: "DesktopBusTests", dependencies: ["DesktopBus"]),
    .testTarget(
      name: "MPRISTests", dependencies: ["MPRIS", "DesktopBus", "RemoteControl", "RoutineEngine"]),
    .testTarget(
      name: "BuiltInRoutinesTests",
      dependencies: ["BuiltInRoutines", "TUI", "RoutineEngine", "RoutineFiles", "TestSupport"]),
    .testTarget(
      name: "RoutineFilesTests",
      dependencies: [
        "BuiltInRoutines", "CarePlan", "RoutineFiles", "RoutineEngine", "Figures", "TestSupport",
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Goldens"]),
    .testTarget(
      name: "PagesTests",
      dependencies: [
        "BuiltInRoutines", "CarePlan", "Figures", "Pages", "RoutineEngine", "RoutineFiles",
        "TestSupport",
      ]),
    .testTarget(
      name: "PresenceTests",
      dependencies: ["DesktopBus", "Presence", "Reminders", "RoutineEngine", "TestSupport"]),
    .testTarget(
      name: "RemindersTests",
      dependencies: ["CarePlan", "Reminders", "RoutineEngine", "RoutineFiles", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["CarePlan", "TUI", "RoutineEngine", "Drawing", "Terminal", "TestSupport"]),
    // What `make bench` runs, in release.
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "BuiltInRoutines", "CarePlan", "TUI", "Figures", "RoutineEngine", "RoutineFiles",
        "Drawing",
        .product(name: "Yams", package: "Yams"),
      ],
      path: "Tests/Benchmarks",
      exclude: ["README.md", "line.c", "run"]),
    // What `make pictures` runs: frames as SVG.
    .executableTarget(
      name: "Pictures",
      dependencies: [
        "BuiltInRoutines", "CarePlan", "TUI", "Figures", "RoutineEngine", "RoutineFiles",
        "Drawing",
      ],
      path: "Tests/Pictures"),
    .testTarget(
      name: "PicturesTests", dependencies: ["Pictures", "Drawing", "TestSupport"],
      exclude: ["Goldens"]),
  ],
  swiftLanguageModes: [.v6]
)
