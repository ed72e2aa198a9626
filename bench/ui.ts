/**
 * Measures the window over a year of history: five targets tried every 30 s, sixty services with all that is offered beside them,
 * and the pad over 10,000 notes: `npm run bench:ui`. Queries go through the real handlers, pages through the real server and
 * Chromium. Fails where a budget is passed. Figures of a busy machine are those of its queue: the load is told with them.
 */
import { availableParallelism, loadavg } from 'node:os';
import { keepFootprintSmall } from '../src/node/small-footprint.ts';
import { report } from './report.ts';
import { measureCrowd } from './ui/crowd.ts';
import { measurePad } from './ui/pad.ts';
import { measurePages } from './ui/pages.ts';
import { measureQueries } from './ui/queries.ts';

const tellLoad = (): void => {
  const [lastMinute = 0] = loadavg();
  console.log(`load of this machine: ${lastMinute.toFixed(1)} on ${availableParallelism()} cores`);
};

// As the Node host runs, which trades some of its speed against memory.
keepFootprintSmall();

tellLoad();
const areKept = await report([measureQueries, measurePages, measureCrowd, measurePad]);
tellLoad();
process.exitCode = areKept ? 0 : 1;
