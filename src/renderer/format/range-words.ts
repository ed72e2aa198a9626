import { clockWords } from '../../shared/words/duration.ts';
import { SPEECH } from '../speech.ts';
import { historyText } from '../text/history-text.ts';
import { PRESET_NAMES, PRESETS } from '../views/history/span.ts';

/** A range as the beginning of a sentence: "In the last 24 hours", or between when and when, with the days if not today. */
export function rangeWords(fromMs: number, toMs: number, isLive: boolean, nowMs: number): string {
  const { last, between } = historyText().span;
  const preset = isLive ? PRESET_NAMES.find((name) => PRESETS[name] === toMs - fromMs) : undefined;
  if (preset !== undefined) return last[preset];
  return between(clockWords(fromMs, nowMs, SPEECH), endWords(fromMs, toMs, nowMs));
}

/** The end of a stretch whose beginning has just been told: without the day where that is the same. */
export function endWords(fromMs: number, toMs: number, nowMs: number): string {
  const clock = clockWords(toMs, toMs, SPEECH);
  return clockWords(toMs, fromMs, SPEECH) === clock ? clock : clockWords(toMs, nowMs, SPEECH);
}
