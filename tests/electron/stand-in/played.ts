/**
 * A part of one of Electron's objects, given where the whole is asked for: the one place where the stand-in claims to be more
 * than it is. What is missing throws when it is used, by its face.
 */
export function playedAs<Real extends object>(part: Partial<Real> | object): Real {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return part as Real;
}
