import DesktopBus
import Testing

@Suite struct BusValueTests {
  @Test(arguments: [
    (BusValue.text("unknot"), "s"), (.path("/unknot"), "o"), (.number(-1), "x"), (.real(0.5), "d"),
    (.flag(true), "b"), (.texts(["a", "b"]), "as"), (.table(["a": .flag(false)]), "a{sv}"),
  ])
  func `a value has the signature of its type`(value: BusValue, signature: String) {
    #expect(value.signature == signature)
  }
}
