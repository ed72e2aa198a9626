import type { Service, ServicesFile } from '../shared/service.ts';
import type { Host } from './host.ts';
import { CAPTIVE_HOST, CONTROL_HOSTS, MODEL_HOST } from './host-names.ts';
import { MESSAGES_PATH } from './model-answers.ts';
import type { Scenario, ScenarioService } from './scenario.ts';

/** A service of a scenario as an application watches it; `urls` gives the address of each of its hosts. */
export function toService(service: ScenarioService, urls: Readonly<Record<string, string>>): Service {
  const url = (part: string) => urls[`${service.id}/${part}`] ?? '';
  const { components } = service.page;
  return {
    id: service.id,
    name: service.name,
    category: 'lab',
    homepage: null,
    page: {
      format: service.page.variant,
      url: url('page'),
      mirrors: service.page.mirror ? [url('mirror')] : [],
    },
    components: components
      .filter((component) => !component.isGroup)
      .map(({ id, name, group }) => ({
        id,
        name,
        group: components.find((row) => row.id === group)?.name ?? null,
      })),
    targets: service.targets.map((target) => ({
      id: `${service.id}-${target.id}`,
      name: target.name,
      url: url(target.id) + target.path,
      aliveStatuses: target.style === 'api' ? [401] : [403],
      expects: target.style === 'api' ? 'json' : 'any',
    })),
    watchedByDefault: true,
  };
}

/** The file that points an application at a lab: its services, its controls, and the authority its certificates hang off. */
export function toServicesFile(
  scenario: Scenario,
  hosts: readonly Host[],
  caPem: string | null,
): ServicesFile {
  const urls = Object.fromEntries(hosts.map((host) => [host.name, host.url]));
  const literal = hosts.find((host) => host.name === CONTROL_HOSTS[0]);
  const models = scenario.services.flatMap(({ id, model }) =>
    model === undefined ? [] : [[model, `${urls[`${id}/${MODEL_HOST}`]}${MESSAGES_PATH}`] as const],
  );
  return {
    services: scenario.services.map((service) => toService(service, urls)),
    controls: {
      hosts: CONTROL_HOSTS.map((name) => `${urls[name]}/`),
      captiveCheckUrl: `${urls[CAPTIVE_HOST]}/generate_204`,
      literal: literal === undefined ? null : { address: '127.0.0.1', port: literal.port },
    },
    caPem,
    ...(models.length === 0 ? {} : { models: Object.fromEntries(models) }),
  };
}
