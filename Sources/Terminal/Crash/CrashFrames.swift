#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The stack of a crashed program, read by the frame pointers that Swift keeps.
enum CrashFrames {
  /// The most frames. A deeper stack is usually endless recursion.
  private static let most = 48

  /// Passes the return addresses of a stack to a closure, the innermost first. Stops at the first
  /// invalid frame. Reads only memory that is known to be mapped, so that the handler cannot crash
  /// in turn.
  /// - Parameters:
  ///   - context: The context that the system passes to a signal handler.
  ///   - body: Called for each address. Must be safe in a signal handler.
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
      // A return address is after the call, perhaps already in the next function.
      body(address - 1)
      // Frames ascend in memory; anything else is a loop or no frame.
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

  /// Returns true if an address is mapped: `msync` fails for an unmapped page.
  private static func isReadable(_ address: UInt) -> Bool {
    let page = UInt(sysconf(Int32(_SC_PAGESIZE)))
    let start = UnsafeMutableRawPointer(bitPattern: address / page * page)
    return msync(start, Int(page), MS_ASYNC) == 0
  }
}
