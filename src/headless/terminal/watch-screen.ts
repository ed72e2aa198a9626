import { sortByAttention } from '../../shared/attention.ts';
import { isTrouble } from '../../shared/level.ts';
import type { ServiceView, Snapshot } from '../../shared/snapshot.ts';
import { ageWords } from '../../shared/words/duration.ts';
import { overallSentence } from '../../shared/words/overall.ts';
import { verdictSentence } from '../../shared/words/sentence.ts';
import { iconState } from '../../shared/words/state.ts';
import { type Layout, paragraph } from './layout.ts';
import { glyphOf } from './paint.ts';
import { sentenceLines, serviceLines } from './service-lines.ts';
import { type Origin, originLines } from './status-screen.ts';

/** The live picture: the gravest first, with all that is known where something is wrong and one sentence where all is well. */
export function watchLines(
  services: readonly ServiceView[],
  layout: Layout,
  origin: Origin,
): readonly string[] {
  const isAlone = services.length === 1;
  const blocks = sortByAttention(services).map((service) =>
    isAlone || isTrouble(service.verdict.level) || service.incidents.length > 0
      ? serviceLines(service, layout, { withAllComponents: false })
      : sentenceLines(service, layout),
  );
  const footer = [...originLines(origin, layout), layout.paint.dim(`Ctrl-C ends · ${clockOf(layout.nowMs)}`)];
  return [...blocks.flatMap((block) => [...block, '']), ...footer];
}

/** One change as one line, for a log or a pipe: the time, the shape, the sentence. */
export function changeLine(service: ServiceView, atMs: number, layout: Layout): string {
  const state = iconState(service.verdict.level, service.verdict.cause);
  const { headline, detail } = verdictSentence({ ...service, nowMs: atMs, style: 'told' });
  const text = detail === null ? headline : `${headline} ${detail}`;
  return `${clockOf(atMs)}  ${layout.paint.state(state, glyphOf(state))} ${text}`;
}

/** One line that says how things stand, for `wait` and `serve`. */
export function summaryLines(service: ServiceView, layout: Layout): readonly string[] {
  const state = iconState(service.verdict.level, service.verdict.cause);
  const { headline } = verdictSentence({ ...service, nowMs: layout.nowMs });
  const { observedAt } = service.verdict;
  const age = observedAt === null ? '' : ` (${ageWords(observedAt, layout.nowMs)})`;
  return paragraph(`${headline}${age}`, layout, {
    indent: 2,
    lead: `${layout.paint.state(state, glyphOf(state))} `,
  });
}

/** All services in one line, for a terminal that shows nothing else. */
export function overallLines(snapshot: Snapshot, layout: Layout): readonly string[] {
  const { level, cause } = snapshot.overall;
  const state = iconState(level, cause);
  return paragraph(overallSentence(snapshot, layout.nowMs), layout, {
    indent: 2,
    lead: `${layout.paint.state(state, glyphOf(state))} `,
  });
}

/** Local clock time to the second. */
function clockOf(atMs: number): string {
  return new Date(atMs).toTimeString().slice(0, 8);
}
