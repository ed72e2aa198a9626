import { type Level, worse } from '../../shared/level.ts';
import type { SeenState } from '../../shared/statistics.ts';
import { levelForComponents } from '../feeds/page-level.ts';
import type { OfficialStep } from '../history-port.ts';
import type { Step } from './stretches.ts';

/** What a page said of the watched components together, step by step, as the verdict reads a page. `steps` come in order. */
export function toPageSteps(
  steps: readonly OfficialStep[],
  watchedIds: ReadonlySet<string>,
): readonly Step<SeenState>[] {
  const levels = new Map<string, Level>();
  const pageSteps: Step<SeenState>[] = [];
  for (const [index, { at, componentId, level }] of steps.entries()) {
    levels.set(componentId, level);
    // A reading changes several components at once: only what holds after all of them was ever said.
    if (steps[index + 1]?.at === at) continue;
    const components = [...levels]
      .filter(([id]) => watchedIds.has(id))
      .map(([id, own]) => ({ id, name: id, group: null, level: own }));
    const ofComponents = levelForComponents({ components }, watchedIds);
    const ofPage = levels.get('') ?? 'operational';
    const isSilent = components.length === 0 && levels.has('');
    pageSteps.push({ at, state: worse(isSilent ? 'operational' : ofComponents, ofPage) });
  }
  return pageSteps;
}
