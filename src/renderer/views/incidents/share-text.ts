import type { IncidentRow } from '../../../shared/contract.ts';
import { plainLine } from '../../../shared/plain.ts';
import { spanWords } from '../../../shared/words/duration.ts';
import { impactWord, incidentStatusWord, standingWord } from '../../format/incident.ts';
import { toExactUtc } from '../../format/moment.ts';
import { withPlainSpaces } from '../../format/unit.ts';
import { SPEECH, TEXT } from '../../speech.ts';
import { leadWords } from './seen-here.tsx';
import type { Seen } from './use-seen.ts';

const MAX_LINE_CHARS = 280;

/** An incident as plain text for somebody else: times in UTC, each word of the provider in one line, what was seen here. */
export function toShareText({ incident }: IncidentRow, serviceName: string, seen: Seen): string {
  const { incidents } = TEXT;
  const { facts } = incidents;
  const { episode } = seen;
  const lead = episode === null ? null : leadWords(episode);
  const fact = (label: string, value: string | null): readonly string[] =>
    value === null ? [] : [`${label}: ${value}`];
  const lines = [
    `${plainLine(serviceName, 80)}: ${plainLine(incident.name, 200)}`,
    ...fact(facts.state, `${standingWord(incident)}, ${impactWord(incident.impact)}`),
    ...fact(facts.began, toExactUtc(incident.startedAt)),
    ...fact(
      facts.ended,
      incident.resolvedAt === null
        ? null
        : `${toExactUtc(incident.resolvedAt)}, ${incidents.after(spanWords(incident.resolvedAt - incident.startedAt, SPEECH))}`,
    ),
    ...fact(facts.gone, incident.goneAt === undefined ? null : toExactUtc(incident.goneAt)),
    ...fact(
      facts.seenHere,
      episode === null
        ? incidents.neverSeen
        : `${toExactUtc(episode.startedAt)}${lead === null ? '' : `, ${lead}`}`,
    ),
    '',
    ...incident.updates.map(
      ({ at, status, body }) =>
        `${toExactUtc(at)}  ${incidentStatusWord(status)}${body === '' ? '' : `: ${plainLine(body, MAX_LINE_CHARS)}`}`,
    ),
    ...(incident.url === null ? [] : ['', incident.url]),
    '',
  ];
  return withPlainSpaces(lines.join('\n'));
}
