import CarePlan
import RoutineEngine

/// The plans, and the routines defined in them.
extension RoutineCatalog {
  /// The ending of a plan's file name before `.yaml`. Optional for a file with phases.
  static let planEnding = ".plan"

  /// The ids of all plans: the built-in ones in their order, then the person's own by name.
  public var planIDs: [String] {
    let names = builtInPlans.map { Self.planStem($0.id) }
    return names + ownPlans.keys.filter { !names.contains($0) }.sorted()
  }

  /// All plans in the order of ``planIDs``, including broken ones.
  public var planEntries: [PlanEntry] { planIDs.compactMap(plan(withID:)) }

  /// Returns the plan with an id; `nil` if there is none. An own plan shadows a built-in one.
  public func plan(withID id: String) -> PlanEntry? {
    if let entry = knownPlans[id] { return entry }
    let entry: PlanEntry
    if let path = ownPlans[id] {
      entry = planFile(path, id: id, origin: .own)
    } else if let file = builtInPlans.first(where: { Self.planStem($0.id) == id }) {
      entry = parsedPlan(file.bytes, id: id, origin: .builtIn, path: nil)
    } else {
      return nil
    }
    knownPlans[id] = entry
    return entry
  }

  /// Returns the plan that a person named. A name with a `/`, or with the ending `.yaml` or `.yml`,
  /// is a file. Any other is an id, with an optional prefix `plan:`. A broken plan is returned as
  /// well.
  ///
  /// - Throws: ``LookupError`` if there is no such plan or file, or it cannot be read.
  public func findPlan(_ name: String) throws(LookupError) -> PlanEntry {
    if name.contains("/") || Self.stem(of: name) != nil {
      let last = String(name.split(separator: "/").last ?? "")
      let stem = Self.planStem(Self.stem(of: last) ?? last)
      let id = RoutineName.isValid(stem) ? stem : RoutineName.suggestion(for: stem) ?? "plan"
      do throws(FileError) {
        let bytes = try FileReader.bytes(atPath: name, allowsPipes: true)
        return parsedPlan(bytes, id: id, origin: .own, path: name)
      } catch {
        throw .file(error)
      }
    }
    let id = name.hasPrefix("plan:") ? String(name.dropFirst("plan:".count)) : name
    if let entry = plan(withID: id) { return entry }
    throw .unknownPlan(id, nearest: Suggestion.closest(to: id, among: planIDs))
  }

  /// Returns true if a name is a file with a plan.
  public func isPlanFile(_ name: String) -> Bool {
    guard name.contains("/") || Self.stem(of: name) != nil else { return false }
    return Self.planID(ofFile: Self.stem(of: name) ?? name, atPath: name) != nil
  }

  /// Returns the routine `plan/id` that a plan defines; `nil` if there is none.
  func planRoutine(withID id: String) -> CatalogEntry? {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ RoutineName.isValid(String($0)) }),
      let entry = plan(withID: String(parts[0])), case .success(let parsed) = entry.content,
      let routine = parsed.plan?.routines.first(where: { $0.id == id })
    else { return nil }
    return CatalogEntry(
      id: id, origin: entry.origin, path: entry.path, shadowsBuiltIn: false,
      content: .success(ParsedRoutine(routine, of: parsed)))
  }

  /// Returns the plan id of a file, by its name or its contents; `nil` for any other file.
  static func planID(ofFile stem: String, atPath path: String) -> String? {
    let isNamed = stem.hasSuffix(planEnding)
    guard isNamed || (try? FileReader.bytes(atPath: path)).map(ParsedPlan.isPlan) ?? false else {
      return nil
    }
    return CleanText.line(planStem(stem))
  }

  private static func planStem(_ name: String) -> String {
    name.hasSuffix(planEnding) ? String(name.dropLast(planEnding.count)) : name
  }

  private func planFile(_ path: String, id: String, origin: CatalogEntry.Origin) -> PlanEntry {
    do throws(FileError) {
      return parsedPlan(try FileReader.bytes(atPath: path), id: id, origin: origin, path: path)
    } catch {
      return PlanEntry(id: id, origin: origin, path: path, fileHash: "", content: .failure(error))
    }
  }

  private func parsedPlan(
    _ bytes: [UInt8], id: String, origin: CatalogEntry.Origin, path: String?
  ) -> PlanEntry {
    PlanEntry(
      id: id, origin: origin, path: path, fileHash: Self.hash(of: bytes),
      content: .success(
        ParsedPlan(bytes, id: id, includes: lookups.includes, figures: lookups.figures)))
  }

  /// Returns the FNV-1a hash of bytes in hexadecimal digits. It detects changes, and is not
  /// cryptographic.
  private static func hash(of bytes: [UInt8]) -> String {
    let sum = bytes.reduce(into: UInt64(0xCBF2_9CE4_8422_2325)) { sum, byte in
      sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
