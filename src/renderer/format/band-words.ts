import type { BandStretch, Durations, SeenState } from '../../shared/statistics.ts';
import { spanWords } from '../../shared/words/duration.ts';
import { levelWord, stateWord } from '../../shared/words/state.ts';
import { SPEECH } from '../speech.ts';
import { historyText } from '../text/history-text.ts';

/** States from the gravest to the least, those that say nothing last. */
export const STATES_BY_GRAVITY: readonly SeenState[] = [
  'major_outage',
  'partial_outage',
  'degraded',
  'maintenance',
  'operational',
  'you',
  'unknown',
];

/** A state as a title. */
export function seenWord(state: SeenState): string {
  if (state !== 'you') return levelWord(state, SPEECH);
  const { yours } = SPEECH.words.state;
  return yours.charAt(0).toUpperCase() + yours.slice(1);
}

/** A state as a word within a sentence. */
export function seenWordWithin(state: SeenState): string {
  return stateWord(
    state === 'you' ? { level: 'unknown', cause: 'you' } : { level: state, cause: null },
    SPEECH,
  );
}

/** The gravest state of a stretch of durations; unknown where nothing was known. */
export function gravest(ms: Durations): SeenState {
  return STATES_BY_GRAVITY.find((state) => (ms[state] ?? 0) > 0) ?? 'unknown';
}

/** What held within a range, gravest first: "degraded" where it is one state, "partial outage, operational" where more. */
export function statesWithin(stretches: readonly BandStretch[], fromMs: number, toMs: number): string {
  const states = new Set(
    stretches.filter((stretch) => stretch.fromMs < toMs && stretch.toMs > fromMs).map(({ state }) => state),
  );
  const known = STATES_BY_GRAVITY.filter((state) => states.has(state));
  const telling = known.length > 1 ? known.filter((state) => state !== 'unknown') : known;
  return telling.length === 0 || telling[0] === 'unknown'
    ? historyText().slot.nothing
    : telling.map(seenWordWithin).join(', ');
}

/** Trouble in durations, gravest first: "partial outage for 20 min, degraded for 2 h"; empty where there was none. */
export function troubleWords(ms: Durations): string {
  return STATES_BY_GRAVITY.filter(
    (state) => state !== 'operational' && state !== 'you' && state !== 'unknown' && (ms[state] ?? 0) > 0,
  )
    .map((state) => historyText().days.trouble(seenWordWithin(state), spanWords(ms[state] ?? 0, SPEECH)))
    .join(', ');
}
