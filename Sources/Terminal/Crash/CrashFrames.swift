#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The way back from where a program crashed, by the frame pointers that Swift keeps.
enum CrashFrames {
  /// Past this it is a function that calls itself without an end.
  private static let most = 48

  /// Hands on the addresses, the innermost first: where it was, and then within each call. What is
  /// no frame ends it; nothing is read that is not known to be there, so that it cannot crash in
  /// its turn.
  /// - Parameters:
  ///   - context: The context that the system hands to the handler of a signal.
  ///   - body: Called for each address. It may do what a handler may do.
  static func walk(from context: UnsafeMutableRawPointer?, _ body: (UInt) -> Void) {
    guard let context, var (address, frame) = registers(in: context) else { return }
    body(address)
    for _ in 0..<most {
      guard frame != 0, frame % 8 == 0, isReadable(frame), isReadable(frame + 15),
        let place = UnsafePointer<UInt>(bitPattern: frame)
      else { return }
      let next = place[0]
      address = place[1]
      guard address != 0 else { return }
      // A call returns behind it, which may be the next function.
      body(address - 1)
      // Frames lie above each other; anything else is a loop, or no frame.
      guard next > frame else { return }
      frame = next
    }
  }

  /// Returns the instruction and frame pointers.
  private static func registers(in context: UnsafeMutableRawPointer) -> (UInt, UInt)? {
    #if os(Linux) && arch(x86_64)
      let machine = context.assumingMemoryBound(to: ucontext_t.self).pointee.uc_mcontext
      return (UInt(bitPattern: Int(machine.gregs.16)), UInt(bitPattern: Int(machine.gregs.10)))
    #elseif os(Linux) && arch(arm64)
      let machine = context.assumingMemoryBound(to: ucontext_t.self).pointee.uc_mcontext
      return (UInt(machine.pc), UInt(machine.regs.29))
    #else
      return nil
    #endif
  }

  /// Returns true if an address can be read: the system refuses to write back what is not there.
  private static func isReadable(_ address: UInt) -> Bool {
    let page = UInt(sysconf(Int32(_SC_PAGESIZE)))
    let start = UnsafeMutableRawPointer(bitPattern: address / page * page)
    return msync(start, Int(page), MS_ASYNC) == 0
  }
}
