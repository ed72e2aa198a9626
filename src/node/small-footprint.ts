import { setFlagsFromString } from 'node:v8';

/**
 * How V8 is told to behave in a process that works for milliseconds and then waits for seconds. V8 looks at each of these
 * when it is about to do the thing in question, so they hold for whatever comes after. Sizes are resident memory, measured
 * by `npm run bench` with and without.
 */
const FLAGS = [
  // Room for new objects starts at 1 MB twice and would double whenever some survive, up to 16 MB twice. A probe leaves
  // little behind, and a collection of so small a space takes about a millisecond: 22 MB.
  '--semi-space-growth-factor=1',
  // undici's HTTP parser is one vast function of WebAssembly. Optimising it takes 24 MB for a moment, of which the allocator
  // keeps 10, to parse some hundred bytes a probe faster. It takes both flags to leave it at the quick compiler's: 11 MB.
  '--no-wasm-dynamic-tiering',
  '--no-wasm-tier-up',
  // Maglev makes good code fast enough: a month's chart takes 6 ms instead of 5, a probe as long as before. TurboFan's better
  // code would bring the compiler itself into memory: 4 MB.
  '--no-opt',
];

/** Trades speed nobody waits for against memory, for this process from here on. To be called before anything else is loaded. */
export function keepFootprintSmall(): void {
  for (const flag of FLAGS) setFlagsFromString(flag);
}
