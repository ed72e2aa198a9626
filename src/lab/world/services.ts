import type { Service, ServicesFile } from '../../shared/service.ts';
import { answerNoContent, createPageAnswers, createTargetAnswers } from '../answers.ts';
import type { HostOptions } from '../host.ts';
import { type Scenario, ScenarioSchema } from '../scenario.ts';
import { toService } from '../services-file.ts';
import { PLACES, type WorldHost } from './places.ts';

const service = (id: string, name: string) => ({
  id,
  name,
  page: { id: `${id}page0001`, name, components: [{ id: `${id}-api`, name: `${name} API` }] },
  targets: [{ id: 'api', name: `${name} API`, style: 'api', path: '/v1/models' }],
});
const SCENARIO: Scenario = ScenarioSchema.parse({
  title: 'The world',
  story: 'Services in health.',
  endsAt: '60:00',
  alarms: 'none',
  services: [service('acme', 'Acme'), service('other', 'Other')],
  timeline: [],
});
const BARE: Service = {
  id: 'bare',
  name: 'Bare',
  category: 'lab',
  homepage: null,
  page: null,
  components: [],
  targets: [
    {
      id: 'bare-web',
      name: PLACES['bare/web'].name,
      url: `https://${PLACES['bare/web'].name}/`,
      aliveStatuses: [],
      expects: 'any',
    },
  ],
  watchedByDefault: true,
};

export const WORLD_SEED = SCENARIO.seed;

/** What a host of the world answers in health. */
export function answersOf(host: WorldHost, startedAtMs: number): HostOptions['answer'] {
  const [id, part] = host.split('/');
  const owner = SCENARIO.services.find((known) => known.id === id);
  const [target] = owner?.targets ?? [];
  if (host === 'bare/web') {
    return createTargetAnswers({ id: 'web', name: 'Bare', style: 'web', path: '/', latencyMs: 0 });
  }
  if (owner === undefined || target === undefined) return answerNoContent;
  if (part === 'api') return createTargetAnswers(target);
  const url = `https://${PLACES[host].name}`;
  const scenarioTime = () => Date.now() - startedAtMs;
  return createPageAnswers(SCENARIO, owner, { page: owner.page, url, startedAtMs }, scenarioTime);
}

/** The services as Pilotlight watches them, for the controls and the name server that it uses by itself. */
export function toWorldServices(caPem: string): ServicesFile {
  const urls = Object.fromEntries(
    Object.entries(PLACES).map(([host, { name }]) => [host, `https://${name}`]),
  );
  return {
    services: [...SCENARIO.services.map((each) => toService(each, urls)), BARE],
    controls: null,
    caPem,
  };
}
