import type { Moment } from '../../lab/moments.ts';
import type { Lead, StoryResult } from '../../lab/story.ts';
import { toOffsetText } from '../../lab/time.ts';
import type { VerdictChange } from '../../shared/verdict.ts';
import { spanWords } from '../../shared/words/duration.ts';
import { verdictSentence } from '../../shared/words/sentence.ts';
import { iconState } from '../../shared/words/state.ts';
import { type Layout, paragraph } from '../terminal/layout.ts';
import { glyphOf } from '../terminal/paint.ts';

const INDENT = 10;

/** What happens in the story, told beside its time. */
export function momentLines({ at, text }: Moment, layout: Layout): readonly string[] {
  return paragraph(text, layout, { indent: INDENT, lead: toLead(at), style: layout.paint.dim });
}

/** What was found, at the time it was found. `name` is the service's. */
export function verdictLines(
  name: string,
  change: VerdictChange,
  atOffsetMs: number,
  layout: Layout,
): readonly string[] {
  const { to: verdict, at } = change;
  const state = iconState(verdict.level, verdict.cause);
  const { headline, detail } = verdictSentence({ name, verdict, nowMs: at });
  const lead = `${toLead(atOffsetMs).trimEnd()} `.padEnd(INDENT - 2);
  return [
    ...paragraph(headline, layout, {
      indent: INDENT,
      lead: `${lead}${layout.paint.state(state, glyphOf(state))} `,
      style: layout.paint.bold,
    }),
    ...(detail === null ? [] : paragraph(detail, layout, { indent: INDENT })),
  ];
}

function toLead(atMs: number): string {
  return toOffsetText(atMs).padEnd(INDENT);
}

/** How the story came out. `nameOf` gives a service's name. */
export function resultLines(
  result: StoryResult,
  nameOf: (serviceId: string) => string,
  layout: Layout,
): readonly string[] {
  return [
    ...result.leads.flatMap((lead) =>
      paragraph(leadSentence(nameOf(lead.serviceId), lead), layout, { indent: 0 }),
    ),
    ...(result.ok
      ? ['The story came out right.']
      : [
          'The story did not come out right:',
          ...result.failures.flatMap((failure) => paragraph(failure, layout, { indent: 4, lead: '  · ' })),
        ]),
  ];
}

function leadSentence(name: string, { detectedAt, officialAt, leadMs }: Lead): string {
  if (detectedAt === null)
    return officialAt === null ? `${name}: no trouble.` : `${name}: the trouble was not found.`;
  const found = `${name}: found at ${toOffsetText(detectedAt)}`;
  if (leadMs === null || officialAt === null) return `${found}; the status page never said so.`;
  const span = spanWords(Math.abs(leadMs));
  return `${found}, ${span} ${leadMs >= 0 ? 'before' : 'after'} the status page said so (${toOffsetText(officialAt)}).`;
}

/** The same three as JSON: times as `mm:ss` of the story and in ms, the lead in minutes. */
export function toMomentReport({ at, kind, text }: Moment) {
  const isPage = kind === 'incident' || kind === 'maintenance' || kind === 'components';
  return {
    kind: isPage ? 'page' : 'event',
    scenarioTime: toOffsetText(at),
    scenarioMs: at,
    what: kind,
    text,
  };
}

export function toVerdictReport(name: string, change: VerdictChange, atOffsetMs: number) {
  const { level, cause, reason } = change.to;
  return {
    kind: 'verdict',
    scenarioTime: toOffsetText(atOffsetMs),
    scenarioMs: atOffsetMs,
    service: change.serviceId,
    from: change.from?.level ?? null,
    level,
    cause,
    reason,
    sentence: verdictSentence({ name, verdict: change.to, nowMs: change.at, style: 'still' }).headline,
  };
}

export function toResultReport({ ok, failures, leads }: StoryResult) {
  const offset = (at: number | null): string | null => (at === null ? null : toOffsetText(at));
  return {
    kind: 'result',
    ok,
    failures,
    leads: leads.map(({ serviceId, failingAt, detectedAt, officialAt, leadMs }) => ({
      service: serviceId,
      failingAt: offset(failingAt),
      foundAt: offset(detectedAt),
      pageAt: offset(officialAt),
      leadMinutes: leadMs === null ? null : Math.round(leadMs / 6_000) / 10,
    })),
  };
}
