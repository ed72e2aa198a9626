import { NETWORK_HOSTS, toServiceHosts } from './host-names.ts';
import type { ReportStep, Scenario, ScenarioService, Step } from './scenario.ts';

type Draft = Pick<Scenario, 'services' | 'timeline' | 'expect' | 'endsAt'>;

function findService(services: readonly ScenarioService[], id: string | null): ScenarioService | undefined {
  return id === null ? services[0] : services.find((service) => service.id === id);
}

function findComponentFaults(
  service: ScenarioService,
  ids: readonly string[],
  where: string,
): readonly string[] {
  return ids.flatMap((id) => {
    const component = service.page.components.find((known) => known.id === id);
    if (component === undefined) {
      return [`${where}: ${service.id} has no component ${id}`];
    }
    return component.isGroup ? [`${where}: ${id} is a group, its status follows its members`] : [];
  });
}

function findFirstReportFaults(step: ReportStep, where: string): readonly string[] {
  const missing = [
    step.name === null ? 'name' : null,
    step.kind === 'incident' && step.impact === null ? 'impact' : null,
    step.kind === 'maintenance' && step.scheduledFor === null ? 'scheduledFor' : null,
    step.kind === 'maintenance' && step.scheduledUntil === null ? 'scheduledUntil' : null,
  ].filter((field) => field !== null);
  return missing.map((field) => `${where}: the first step of ${step.id} wants a ${field}`);
}

function findStepFaults(draft: Draft, step: Step, index: number): readonly string[] {
  const where = `timeline[${index}]`;
  const earlier = draft.timeline.slice(0, index);
  const faults: string[] = [];
  if (step.at > draft.endsAt) {
    faults.push(`${where}: after the end`);
  }
  if (earlier.some((before) => before.at > step.at)) {
    faults.push(`${where}: earlier than the step before it`);
  }
  if (step.kind === 'behaviour') {
    const known = [...draft.services.flatMap(toServiceHosts), ...NETWORK_HOSTS];
    return [
      ...faults,
      ...step.hosts.filter((host) => !known.includes(host)).map((host) => `${where}: no host ${host}`),
    ];
  }
  if (step.kind === 'network') {
    return faults;
  }
  const service = findService(draft.services, step.service);
  if (service === undefined) {
    return [...faults, `${where}: no service ${step.service}`];
  }
  const ids = Object.keys(step.kind === 'components' ? step.set : step.components);
  const isFirst =
    step.kind !== 'components' &&
    !earlier.some((before) => before.kind === step.kind && before.id === step.id);
  return [
    ...faults,
    ...findComponentFaults(service, ids, where),
    ...(isFirst ? findFirstReportFaults(step, where) : []),
  ];
}

/** What a well-shaped scenario still gets wrong, in plain lines: unknown names, steps out of order, half an incident. */
export function findScenarioFaults(draft: Draft): readonly string[] {
  return [
    ...draft.services.flatMap((service) => {
      const groups = service.page.components.filter((component) => component.isGroup).map(({ id }) => id);
      return service.page.components
        .filter((component) => component.group !== null && !groups.includes(component.group))
        .map((component) => `${service.id}: ${component.id} is in no known group ${component.group}`);
    }),
    ...draft.timeline.flatMap((step, index) => findStepFaults(draft, step, index)),
    ...draft.expect.flatMap((expectation, index) => [
      ...(findService(draft.services, expectation.service) === undefined
        ? [`expect[${index}]: no service ${expectation.service}`]
        : []),
      ...(expectation.from <= expectation.to && expectation.to <= draft.endsAt
        ? []
        : [`expect[${index}]: from and to are not a stretch of the story`]),
    ]),
  ];
}
