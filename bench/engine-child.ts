/**
 * A process of its own for `engine.ts`, begun as the Node host begins. Arguments: folder, services file, speed, seconds of
 * real time.
 */
import { keepFootprintSmall } from '../src/node/small-footprint.ts';

keepFootprintSmall();
await import('./engine-run.ts');
