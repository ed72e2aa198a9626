import type { Now } from '../now.ts';
import { CHECKING_FROM, isRunOver } from './charts.ts';
import type { Limits } from './limits.ts';
import type { TargetState } from './target-state.ts';

/** What several failing targets of one provider add to the highest of their charts, once. */
const BONUS = 7;

/** A target not tried for so long no longer speaks for now. */
const SPEAKS_FOR_MS = 2 * 60_000;

type Targets = ReadonlyMap<string, TargetState>;

/**
 * The targets after a try at `triedId`, one of a provider's own `siblingIds`: if it failed, targets that fail together bear each other
 * out, and alarm together sooner than each would alone. The least span of an outage holds for each of them.
 */
export function raiseTogether(
  targets: Targets,
  siblingIds: readonly string[],
  triedId: string,
  now: Now,
  limits: Limits,
): Targets {
  const failing = siblingIds.flatMap((id): readonly (readonly [string, TargetState])[] => {
    const state = targets.get(id);
    return state !== undefined && isFailing(state, now.wallMs) ? [[id, state]] : [];
  });
  const failed = failing.find(([id]) => id === triedId);
  if (failing.length < 2 || failed === undefined || !hasJustFailed(failed[1])) return targets;
  const highest = Math.max(...failing.map(([, { charts }]) => charts.outage));
  const lastMonoMs = Math.max(...failing.map(([, { charts }]) => charts.firstFailMonoMs ?? now.monoMs));
  if (highest + BONUS < limits.outageLine || now.monoMs - lastMonoMs < limits.minOutageSpanMs) return targets;
  const raised = failing.filter(([, { charts }]) => charts.alarm !== 'outage');
  return raised.length === 0
    ? targets
    : new Map([...targets, ...raised.map(([id, state]) => [id, raise(state, now)] as const)]);
}

/** A try that says nothing of the provider, such as one made while offline, bears nobody out. */
function hasJustFailed({ recent }: TargetState): boolean {
  const outcome = recent.at(-1)?.class;
  return outcome === 'provider_failure' || outcome === 'network_failure';
}

function isFailing({ charts, recent }: TargetState, wallMs: number): boolean {
  const last = recent.at(-1);
  return (
    charts.outage >= CHECKING_FROM &&
    !isRunOver(charts) &&
    last !== undefined &&
    wallMs - last.at <= SPEAKS_FOR_MS
  );
}

function raise(state: TargetState, { wallMs }: Now): TargetState {
  return {
    ...state,
    charts: { ...state.charts, alarm: 'outage' },
    alarmedAt: state.alarmedAt ?? wallMs,
  };
}
