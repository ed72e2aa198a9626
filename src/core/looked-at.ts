import type { Settings } from '../shared/settings.ts';
import { NOTHING_TOLD, type Told } from './alerts.ts';
import { serviceOf } from './model-check/check-state.ts';
import { REAL_USE_SERVICE_ID } from './real-use/recent-use.ts';
import type { Watched } from './watched.ts';

/** What is watched, and how. */
export interface Choice {
  readonly watched: readonly Watched[];
  readonly settings: Settings;
}

/**
 * What was told, with the next look at a service taken for a first one where the user changed what is looked at: trouble that is gone
 * because nobody asks for it any more has not ended, and trouble that somebody has just asked for has not just begun.
 */
export function withNewBaselines(
  told: ReadonlyMap<string, Told>,
  before: Choice,
  after: Choice,
): ReadonlyMap<string, Told> {
  const known = new Map(
    before.watched.map((watched) => [watched.service.id, lookedAt(watched, before.settings)]),
  );
  const changed = after.watched.flatMap((watched): readonly (readonly [string, Told])[] => {
    const { id } = watched.service;
    const isSame = known.get(id) === lookedAt(watched, after.settings);
    return isSame ? [] : [[id, { ...(told.get(id) ?? NOTHING_TOLD), hasBaseline: false }]];
  });
  return changed.length === 0 ? told : new Map([...told, ...changed]);
}

/** Everything a verdict on a service may rest on, as one comparable text. */
function lookedAt({ service, wanted }: Watched, { probes, realUse, modelCheck }: Settings): string {
  const { id, page, targets } = service;
  const { enabled, provider, model } = modelCheck;
  return JSON.stringify([
    page?.url ?? null,
    wanted.map((component) => component.id).toSorted(),
    probes.enabled ? targets : [],
    id === REAL_USE_SERVICE_ID && realUse.enabled,
    enabled && serviceOf(provider) === id ? [provider, model] : [],
  ]);
}
