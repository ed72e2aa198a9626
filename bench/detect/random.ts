/** Draws in order from one seed: the same seed gives the same run. */
export interface Random {
  /** From 0 to below 1. */
  readonly next: () => number;
  readonly chance: (probability: number) => boolean;
  readonly between: (least: number, most: number) => number;
  readonly exponential: (mean: number) => number;
  readonly normal: () => number;
  /** How many tries up to and including the first that comes off. */
  readonly geometric: (probability: number) => number;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
}

/** sfc32 (Doty-Humphrey, PractRand): 128 bits of state, 4 operations a draw, no known weakness at this use. */
export function createRandom(seed: number): Random {
  let a = 0x9e3779b9 ^ seed;
  let b = 0x243f6a88 ^ Math.imul(seed, 0x85ebca6b);
  let c = 0xb7e15162;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let index = 0; index < 12; index += 1) next();
  const exponential = (mean: number): number => -mean * Math.log(1 - next());
  return {
    next,
    exponential,
    chance: (probability) => next() < probability,
    between: (least, most) => least + (most - least) * next(),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    geometric: (probability) =>
      probability <= 0
        ? Number.POSITIVE_INFINITY
        : Math.ceil(Math.log(1 - next()) / Math.log(1 - probability)) || 1,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
  };
}
