import type { Verdict, VerdictChange } from '../../shared/verdict.ts';
import { type IconState, iconState, levelWord, stateWord } from '../../shared/words/state.ts';
import { SPEECH } from '../speech.ts';

/** A stretch of time in which one verdict held. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: IconState;
}

function stateOf(verdict: Verdict | null): IconState {
  return verdict === null ? 'unknown' : iconState(verdict.level, verdict.cause);
}

/**
 * Which verdict held when, from the changes within a range (oldest first or not) and the verdict that holds now. Before the
 * first change its `from` held; without any change the current verdict did, as far back as its `since`, and nothing is known
 * beyond.
 */
export function toVerdictBand(
  changes: readonly VerdictChange[],
  current: Verdict,
  fromMs: number,
  toMs: number,
): readonly Stretch[] {
  const ordered = changes.filter(({ at }) => at > fromMs && at < toMs).toSorted((a, b) => a.at - b.at);
  const [first] = ordered;
  const steps =
    first === undefined
      ? [
          { at: fromMs, state: current.since <= fromMs ? stateOf(current) : 'unknown' },
          ...(current.since > fromMs && current.since < toMs
            ? [{ at: current.since, state: stateOf(current) }]
            : []),
        ]
      : [
          { at: fromMs, state: stateOf(first.from) },
          ...ordered.map(({ at, to }) => ({ at, state: stateOf(to) })),
        ];

  const stretches: Stretch[] = [];
  steps.forEach((step, index) => {
    const end = steps[index + 1]?.at ?? toMs;
    const last = stretches.at(-1);
    if (last?.state === step.state) stretches[stretches.length - 1] = { ...last, toMs: end };
    else stretches.push({ fromMs: step.at, toMs: end, state: step.state });
  });
  return stretches;
}

/** A stretch's state as a word: the level, or that it could not be seen from here. */
export function stretchWord(state: IconState): string {
  return state === 'you' ? stateWord({ level: 'unknown', cause: 'you' }, SPEECH) : levelWord(state, SPEECH);
}
