import type { Alternative } from '../../shared/service-calls.ts';
import type { Settings } from '../../shared/settings.ts';
import type { LoadLocalModels } from '../local-model-port.ts';

type LocalServer = Extract<Alternative, { kind: 'local' }>;

/** More models than anyone reads beside a service in trouble. */
const MOST_MODELS = 20;

/**
 * The model servers that run on this computer and have a model to offer, the user's own among them where local models are
 * switched on. Asks nobody else; one that does not answer, or answers with something else, is not there.
 */
export async function findLocalServers(
  load: LoadLocalModels | undefined,
  { enabled, address }: Settings['localModel'],
): Promise<readonly LocalServer[]> {
  if (load === undefined) return [];
  const models = await load();
  const servers = await models.list(enabled ? address : null, new AbortController().signal);
  return servers
    .filter(({ state }) => state === 'ready')
    .map(({ id, name, address: place, models: names }) => ({
      kind: 'local',
      id,
      name,
      address: place,
      models: names.slice(0, MOST_MODELS),
    }));
}
