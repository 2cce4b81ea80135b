/// A cache of a few values that drops the one whose use is the longest ago. Copies share it.
final class LRUCache<Key: Equatable, Value> {
  private let capacity: Int
  /// The latest used comes first.
  private var entries: [(key: Key, value: Value)] = []

  init(capacity: Int) { self.capacity = capacity }

  /// Returns the value of a key, made where it is not known.
  func value(for key: Key, make: () -> Value) -> Value {
    let known = entries.firstIndex { $0.key == key }
    let value = known.map { entries.remove(at: $0).value } ?? make()
    entries.insert((key, value), at: 0)
    entries.removeLast(max(0, entries.count - capacity))
    return value
  }
}
