/**
 * Measures the window over a year of history, five targets tried every 30 s, and the pad over 10,000 notes: `npm run bench:ui`.
 * Queries go through the real handlers, pages through the real server and Chromium. Fails where a budget is passed.
 */
import { report } from './report.ts';
import { measurePad } from './ui/pad.ts';
import { measurePages } from './ui/pages.ts';
import { measureQueries } from './ui/queries.ts';

const areKept = await report([measureQueries, measurePages, measurePad]);
process.exitCode = areKept ? 0 : 1;
