/// Why an amount could not be read: the part of a diagnostic that does not depend on its place.
struct AmountError: Error, Equatable {
  let code: Diagnostic.Code
  let message: String
  var hint: String?
}
