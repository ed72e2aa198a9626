import { setFlagsFromString } from 'node:v8';

/**
 * How V8 is told to behave in a process that works for milliseconds and then waits for seconds. V8 looks at each of these
 * when it is about to do the thing in question, so they hold for whatever comes after; those of the collector's threads,
 * which it does not look at again, are left alone. Sizes are resident memory, measured by `npm run bench` with and without.
 */
const FLAGS = [
  // Room for new objects starts at 1 MB twice and would double whenever some survive, up to 16 MB twice. A probe leaves
  // little behind, and a collection of so small a space takes about a millisecond: 22 MB.
  '--semi-space-growth-factor=1',
  // Each full collection then moves what is left together and gives the rest back, and the next one comes sooner: 4 MB, and
  // a tenth of a probe's time.
  '--optimize-for-size',
  // undici's HTTP parser is one vast function of WebAssembly. Optimising it takes 24 MB for a moment, of which the allocator
  // keeps 10, to parse some hundred bytes a probe faster. It takes both flags to leave it at the quick compiler's: 11 MB.
  '--no-wasm-dynamic-tiering',
  '--no-wasm-tier-up',
  // Calls into the parser and out of it pass through code that serves every signature, until they are counted and get code
  // of their own. Never, because only TurboFan writes that: 3 MB.
  '--wasm-wrapper-tiering-budget=1000000000',
  // A probe takes as long without optimised code as with it. Both compilers would be brought into memory, and the third's
  // code kept beside what it is made from: 12 MB. What takes long without is done `inHaste`. The best goes first, or it
  // would take over from the next.
  '--no-opt',
  '--no-maglev',
  '--no-sparkplug',
];

let isSmall = false;

/** Trades speed nobody waits for against memory, for this process from here on. To be called before anything else is loaded. */
export function keepFootprintSmall(): void {
  for (const flag of FLAGS) setFlagsFromString(flag);
  isSmall = true;
}

/**
 * Does work that goes through ten thousands of rows while somebody waits, and lets V8 optimise whatever is hot meanwhile: a
 * month's chart takes 6 ms instead of 50. What is compiled stays, which is the price of the first chart: 6 MB.
 */
export function inHaste<Answer>(work: () => Answer): Answer {
  if (!isSmall) return work();
  setFlagsFromString('--opt');
  try {
    return work();
  } finally {
    setFlagsFromString('--no-opt');
  }
}
