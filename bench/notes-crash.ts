import type { Measurement } from './measurement.ts';
import { crashWhileTyping } from './notes-typing.ts';

const RUNS = 500;
const AT_ONCE = 2;

/** Kills 500 seeded typing runs at random moments; every word that was answered as saved must be there. */
export async function measureCrashes(runs = RUNS): Promise<readonly Measurement[]> {
  let next = 0;
  let told = 0;
  let missing = 0;
  let unsound = 0;
  const work = async (): Promise<void> => {
    while (next < runs) {
      next += 1;
      const run = await crashWhileTyping(next);
      told += run.told;
      missing += run.missing.length;
      unsound += run.isSound ? 0 : 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return [
    { name: 'crashes while typing', value: runs, unit: '', budget: null },
    { name: 'words answered as saved', value: told, unit: '', budget: null },
    { name: 'words lost', value: missing, unit: '', budget: 0 },
    { name: 'damaged files', value: unsound, unit: '', budget: 0 },
  ];
}
