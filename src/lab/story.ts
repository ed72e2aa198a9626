import { type Cause, isTrouble, type Level } from '../shared/level.ts';
import type { Expectation, Scenario, ScenarioService } from './scenario.ts';
import { toOffsetText } from './time.ts';

/** A verdict as it was reached during a story; `at` is the offset in ms. */
export interface StoryVerdict {
  readonly serviceId: string;
  readonly at: number;
  readonly level: Level;
  readonly cause: Cause | null;
}

/** When a service's trouble began, was found and was admitted, as offsets in ms; null where it never was. */
export interface Lead {
  readonly serviceId: string;
  readonly failingAt: number | null;
  readonly detectedAt: number | null;
  readonly officialAt: number | null;
  /** How long before the page it was found; negative when the page was first. */
  readonly leadMs: number | null;
}

export interface StoryResult {
  readonly ok: boolean;
  /** What did not come out right, in plain lines. */
  readonly failures: readonly string[];
  readonly leads: readonly Lead[];
}

/** When the page first says that something is wrong within the story: it opens an incident or takes a component down. */
function officialStartOf(scenario: Scenario, service: ScenarioService): number | null {
  const first = scenario.timeline.find((step) => {
    if (step.at < 0 || step.kind === 'behaviour' || step.kind === 'network' || step.kind === 'maintenance') {
      return false;
    }
    const isOurs = (step.service ?? scenario.services[0]?.id) === service.id;
    return (
      isOurs &&
      (step.kind === 'incident' || Object.values(step.set).some((status) => status !== 'operational'))
    );
  });
  return first?.at ?? null;
}

/** When one of a service's targets first stops being normal within the story. */
function failingStartOf(scenario: Scenario, service: ScenarioService): number | null {
  const hosts = service.targets.map((target) => `${service.id}/${target.id}`);
  const first = scenario.timeline.find(
    (step) =>
      step.at >= 0 &&
      step.kind === 'behaviour' &&
      step.behaviour.kind !== 'normal' &&
      step.hosts.some((host) => hosts.includes(host)),
  );
  return first?.at ?? null;
}

function isAlarm(verdict: StoryVerdict): boolean {
  return isTrouble(verdict.level) && verdict.cause !== 'you';
}

function toLead(scenario: Scenario, service: ScenarioService, verdicts: readonly StoryVerdict[]): Lead {
  const failingAt = failingStartOf(scenario, service);
  const officialAt = officialStartOf(scenario, service);
  const beganAt = Math.min(failingAt ?? Number.POSITIVE_INFINITY, officialAt ?? Number.POSITIVE_INFINITY);
  const detectedAt = verdicts.find((verdict) => verdict.at >= beganAt && isAlarm(verdict))?.at ?? null;
  const leadMs = officialAt === null || detectedAt === null ? null : officialAt - detectedAt;
  return { serviceId: service.id, failingAt, detectedAt, officialAt, leadMs };
}

function toWords(verdict: Pick<StoryVerdict, 'level' | 'cause'>): string {
  return verdict.cause === null ? verdict.level : `${verdict.level} (${verdict.cause})`;
}

function findBroken(
  expectation: Expectation,
  serviceId: string,
  verdicts: readonly StoryVerdict[],
): readonly string[] {
  const before = verdicts.findLast((verdict) => verdict.at <= expectation.from);
  const holding: StoryVerdict = { serviceId, level: 'unknown', cause: null, ...before, at: expectation.from };
  const during = verdicts.filter((verdict) => verdict.at > expectation.from && verdict.at <= expectation.to);
  return [holding, ...during]
    .filter(
      (verdict) =>
        !expectation.levels.includes(verdict.level) ||
        (expectation.causes !== null && !expectation.causes.includes(verdict.cause)),
    )
    .map((verdict) => {
      const wanted = [
        ...expectation.levels,
        ...(expectation.causes ?? []).map((cause) => `cause ${cause ?? 'none'}`),
      ];
      return `${toOffsetText(verdict.at)} ${serviceId}: ${toWords(verdict)}, expected ${wanted.join(' or ')}: ${expectation.why}`;
    });
}

/**
 * Whether a story came out right, given every verdict change of its run in order. A service's verdict counts as unknown before its
 * first change; an expectation must hold at its start and at every change until its end.
 */
export function decideStory(scenario: Scenario, verdicts: readonly StoryVerdict[]): StoryResult {
  const of = (serviceId: string) => verdicts.filter((verdict) => verdict.serviceId === serviceId);
  const leads = scenario.services.map((service) => toLead(scenario, service, of(service.id)));
  const broken = scenario.expect.flatMap((expectation) => {
    const serviceId = expectation.service ?? scenario.services[0]?.id ?? '';
    return findBroken(expectation, serviceId, of(serviceId));
  });
  const alarms = verdicts.filter(isAlarm);
  const falseAlarms =
    scenario.alarms === 'none'
      ? alarms.map(
          (verdict) =>
            `${toOffsetText(verdict.at)} ${verdict.serviceId}: ${toWords(verdict)}, expected no alarm`,
        )
      : [];
  const missing = scenario.alarms === 'due' && alarms.length === 0 ? ['no alarm came'] : [];
  const wanted = scenario.leadAtLeast;
  const late = leads
    .filter(
      ({ officialAt, leadMs }) => wanted !== null && officialAt !== null && (leadMs ?? -Infinity) < wanted,
    )
    .map(
      ({ serviceId, leadMs }) =>
        `${serviceId}: ${leadMs === null ? 'not found' : `a lead of ${toOffsetText(leadMs)}`}, expected ${toOffsetText(wanted ?? 0)}`,
    );
  const failures = [...broken, ...falseAlarms, ...missing, ...late];
  return { ok: failures.length === 0, failures, leads };
}
