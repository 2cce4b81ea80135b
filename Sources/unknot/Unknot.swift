import ArgumentParser

@main
struct Unknot: ParsableCommand {}
