import type { Incident } from '../../shared/observation.ts';
import { plainLine } from '../../shared/plain.ts';
import type { Episode, VerdictChange } from '../../shared/verdict.ts';
import { clockWords, spanWords } from '../../shared/words/duration.ts';
import { evidenceLine } from '../../shared/words/evidence.ts';
import { verdictSentence } from '../../shared/words/sentence.ts';
import { ENGLISH_HERE, type Speech } from '../../shared/words/speech.ts';
import { causeWord, levelWord, MAX_NAME_CHARS, stateWord } from '../../shared/words/state.ts';

/** What is known of an episode. `incident` is the official one it belongs to, where there is one. */
export interface EpisodeFacts {
  readonly name: string;
  readonly episode: Episode;
  readonly changes: readonly VerdictChange[];
  readonly incident: Incident | null;
  readonly nowMs: number;
}

const MAX_STEPS = 100;
const MAX_UPDATE_CHARS = 2_000;
const SAFE_LINK = /^https:\/\/[\w.:/?=&%#@+,;~-]{1,2000}$/;

/** A day so far off that a clock time is said with its date and year. */
const LONG_AGO = 0;

/** The downtime log: what happened in an episode, as Markdown for a stand-up or a post-mortem. Times in the speech's zone. */
export function episodeText(facts: EpisodeFacts, speech: Speech = ENGLISH_HERE): string {
  const { episode, incident } = facts;
  const words = speech.words.notes.episode;
  const start = clockWords(episode.startedAt, LONG_AGO, speech);
  const state = stateWord({ level: episode.worst, cause: episode.cause }, speech);
  const seen = facts.changes.slice(0, MAX_STEPS).flatMap((change) => changeLines(change, facts, speech));
  return [
    `# ${words.title(escapeMarkdown(facts.name, MAX_NAME_CHARS), state, start)}`,
    '',
    ...summaryLines(facts, start, speech).map((line) => `- ${line}`),
    '',
    `## ${words.seenHere}`,
    '',
    ...(seen.length === 0 ? [words.nothing] : seen),
    ...(incident === null ? [] : ['', ...officialLines(incident, episode, speech)]),
    '',
  ].join('\n');
}

function summaryLines({ episode, nowMs }: EpisodeFacts, start: string, speech: Speech): readonly string[] {
  const words = speech.words.notes.episode;
  const { startedAt, endedAt, worst, cause } = episode;
  const span = spanWords((endedAt ?? nowMs) - startedAt, speech);
  const zone = speech.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const lasted =
    endedAt === null
      ? words.goesOn(start, span)
      : words.lasted(start, clockWords(endedAt, startedAt, speech), span);
  return [
    `${lasted} ${words.zone(zone)}`,
    words.worst(levelWord(worst, speech)),
    ...(cause === null ? [] : [words.fault(causeWord(cause, speech))]),
    officialLine(episode, speech),
  ];
}

function officialLine({ startedAt, officialAt }: Episode, speech: Speech): string {
  const words = speech.words.notes.episode;
  if (officialAt === null) return words.neverOfficial;
  const span = spanWords(Math.abs(officialAt - startedAt), speech);
  const clock = clockWords(officialAt, startedAt, speech);
  return officialAt >= startedAt ? words.officialAfter(clock, span) : words.officialBefore(clock, span);
}

/** A step as it was told at the time, with its evidence below it. */
function changeLines(
  { at, to }: VerdictChange,
  { name, episode }: EpisodeFacts,
  speech: Speech,
): readonly string[] {
  const { headline, detail } = verdictSentence({ name, verdict: to, nowMs: at, style: 'told' }, speech);
  const said = detail === null ? headline : `${headline} ${detail}`;
  return [
    `- ${clockWords(at, episode.startedAt, speech)} ${escapeMarkdown(said, MAX_UPDATE_CHARS)}`,
    ...to.evidence.map(
      (evidence) => `  - ${escapeMarkdown(evidenceLine(evidence, at, speech, 'told'), MAX_UPDATE_CHARS)}`,
    ),
  ];
}

function officialLines(incident: Incident, { startedAt }: Episode, speech: Speech): readonly string[] {
  const words = speech.words.notes.episode;
  return [
    `## ${words.official(escapeMarkdown(incident.name, 200))}`,
    '',
    ...(incident.url !== null && SAFE_LINK.test(incident.url) ? [`<${incident.url}>`, ''] : []),
    ...incident.updates.map(
      ({ at, status, body }) =>
        `- ${clockWords(at, startedAt, speech)} ${words.status[status]}: ${escapeMarkdown(body, MAX_UPDATE_CHARS)}`,
    ),
  ];
}

/** Remote text as one line of Markdown that means nothing but its words: no link, no image, no HTML, no tag. */
function escapeMarkdown(text: string, maxChars: number): string {
  return plainLine(text, maxChars).replace(/[\\`*_[\]<>#|~!]/g, '\\$&');
}
