/** Measures what the budgets name and prints each figure beside its budget: `npm run bench`. Fails where one is passed. */
import { keepFootprintSmall } from '../src/node/small-footprint.ts';
import { measureBundle } from './bundle.ts';
import { measureEngine } from './engine.ts';
import { measureFeeds } from './feeds.ts';
import { measureHistory } from './history.ts';
import { measureManyServices } from './many-services.ts';
import { measureNotes } from './notes.ts';
import { measureCrashes } from './notes-crash.ts';
import { report } from './report.ts';

// As the Node host runs, which trades some of its speed against memory.
keepFootprintSmall();

const areKept = await report([
  measureEngine,
  measureManyServices,
  measureHistory,
  async () => measureFeeds(),
  measureNotes,
  () => measureCrashes(),
  async () => measureBundle(),
]);
process.exitCode = areKept ? 0 : 1;
