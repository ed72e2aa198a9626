/** Measures the pad in the window, over 10,000 notes: `node bench/pad.ts`. Fails where a budget is passed. */
import { report } from './report.ts';
import { measurePad } from './ui/pad.ts';

process.exitCode = (await report([measurePad])) ? 0 : 1;
