import type { Settings } from '../../shared/settings.ts';
import type { Watched } from '../watched.ts';
import { CALM_CHARTS } from './charts.ts';
import { NEW_TARGET, type TargetState } from './target-state.ts';

type Targets = ReadonlyMap<string, TargetState>;

/**
 * The targets with what was seen of those that nobody tries any more forgotten: of a service gone from the list, or of all with
 * probing off. An alarm of theirs would never end, since nothing could end it. What is usual for them is still worth knowing.
 */
export function withoutUntried(targets: Targets, watched: readonly Watched[], { probes }: Settings): Targets {
  const tried = new Set(
    probes.enabled ? watched.flatMap(({ service }) => service.targets.map(({ id }) => id)) : [],
  );
  const forgotten = [...targets]
    .filter(([id, { recent, charts }]) => !tried.has(id) && (recent.length > 0 || charts !== CALM_CHARTS))
    .map(([id, { latencies, network }]) => [id, { ...NEW_TARGET, latencies, network }] as const);
  return forgotten.length === 0 ? targets : new Map([...targets, ...forgotten]);
}
