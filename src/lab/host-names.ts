import type { Scenario, ScenarioService } from './scenario.ts';

export const CONTROL_HOSTS: readonly string[] = ['control/1', 'control/2', 'control/3'];
/** The host of a service that answers for its models, beside those of its targets. */
export const MODEL_HOST = 'model';
export const CAPTIVE_HOST = 'control/captive';

/** The hosts that stand for the user's own connection. */
export const NETWORK_HOSTS: readonly string[] = [...CONTROL_HOSTS, CAPTIVE_HOST];

/** The hosts a service has in the lab: its page, the mirror and the models where there are any, and one for each target. */
export function toServiceHosts(service: ScenarioService): readonly string[] {
  return [
    `${service.id}/page`,
    ...(service.page.mirror ? [`${service.id}/mirror`] : []),
    ...service.targets.map((target) => `${service.id}/${target.id}`),
    ...(service.model === undefined ? [] : [`${service.id}/${MODEL_HOST}`]),
  ];
}

/** Every host of a scenario, as its `behaviour` steps name them. */
export function toHostNames(scenario: Scenario): readonly string[] {
  return [...scenario.services.flatMap(toServiceHosts), ...NETWORK_HOSTS];
}
