import type { Watched } from '../../src/core/watched.ts';
import type { Service, Target } from '../../src/shared/service.ts';

function target(id: string, expects: Target['expects']): Target {
  return { id, name: id, url: `https://${id}/`, aliveStatuses: [401], expects };
}

function service(id: string, targets: readonly Target[]): Watched {
  const watched: Service = {
    id,
    name: id,
    category: 'ai',
    homepage: null,
    page: { format: 'statuspage', url: `https://status.${id}.example`, mirrors: [] },
    components: [],
    targets,
    watchedByDefault: true,
  };
  return { service: watched, wanted: [] };
}

/** Two services of two providers: one probed at two places, one at one. Their places here are the providers' numbers. */
export const TWO_TARGETS = service('two', [target('api.two.example', 'json'), target('two.example', 'any')]);
const ONE_TARGET = service('one', [target('api.one.example', 'json')]);
export const WATCHED: readonly Watched[] = [TWO_TARGETS, ONE_TARGET];
export const PROVIDERS = WATCHED.length;
