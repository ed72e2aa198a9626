import type { Engine } from '../../core/engine.ts';
import type { Clock } from '../../core/ports.ts';
import type { Lab } from '../../lab/lab.ts';
import type { Moment } from '../../lab/moments.ts';
import type { StoryVerdict } from '../../lab/story.ts';
import type { VerdictChange } from '../../shared/verdict.ts';

/** What is told while a story runs. Offsets are ms from the story's start. */
export interface Audience {
  readonly onMoment: (moment: Moment) => void;
  readonly onVerdict: (change: VerdictChange, atOffsetMs: number) => void;
}

/** A story under way. */
export interface Play {
  /** Resolves when the story has reached its end. */
  readonly ended: Promise<void>;
  /** Every verdict so far, in order. */
  readonly verdicts: () => readonly StoryVerdict[];
  readonly stop: () => void;
}

/** Starts the engine on a lab and tells what happens and what is found, each at its moment. */
export function playStory(
  engine: Engine,
  lab: Pick<Lab, 'moments' | 'startedAtMs' | 'scenarioTime'>,
  endsAtMs: number,
  clock: Clock,
  audience: Audience,
): Play {
  const verdicts: StoryVerdict[] = [];
  const stopListening = engine.onChange((change) => {
    const at = change.at - lab.startedAtMs;
    const { level, cause } = change.to;
    verdicts.push({ serviceId: change.serviceId, at, level, cause });
    audience.onVerdict(change, at);
  });
  const cancels = lab.moments.map((moment) =>
    clock.after(moment.at - lab.scenarioTime(), () => audience.onMoment(moment)),
  );
  const ended = new Promise<void>((resolve) => {
    cancels.push(clock.after(endsAtMs - lab.scenarioTime(), resolve));
  });
  engine.start();
  return {
    ended,
    verdicts: () => verdicts,
    stop: () => {
      stopListening();
      for (const cancel of cancels) cancel();
    },
  };
}
