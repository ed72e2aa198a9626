import { levelForComponents } from '../../core/feeds/page-level.ts';
import { FORMAT_NAMES } from '../../shared/format-names.ts';
import type { PageReading, Sample } from '../../shared/observation.ts';
import { plainLine } from '../../shared/plain.ts';
import type { FeedFormat } from '../../shared/service.ts';
import { codeWords } from '../../shared/words/code.ts';
import { levelWord, MAX_NAME_CHARS } from '../../shared/words/state.ts';
import { type Layout, paragraph } from './layout.ts';
import { glyphOf } from './paint.ts';
import { componentLines, incidentLines } from './service-lines.ts';

/** A status page that was found: its name and format, all components, what is open. */
export function pageLines(
  {
    url,
    format,
    reading,
  }: { readonly url: string; readonly format: FeedFormat; readonly reading: PageReading },
  layout: Layout,
): readonly string[] {
  const { components } = reading;
  const level = levelForComponents(reading, new Set(components.map(({ id }) => id)));
  const open = (reading.incidents ?? []).filter(({ resolvedAt }) => resolvedAt === null);
  const lead = `${layout.paint.state(level, glyphOf(level))} `;
  const views = components.map((component) => ({ ...component, watched: true, missing: false }));
  return [
    ...paragraph(`${plainLine(reading.name, MAX_NAME_CHARS)}: ${levelWord(level)}`, layout, {
      indent: 2,
      lead,
      style: layout.paint.bold,
    }),
    ...paragraph(`A status page at ${plainLine(url, 200)} (${FORMAT_NAMES[format]}).`, layout, { indent: 2 }),
    '',
    ...componentLines(views, layout),
    ...(open.length === 0 ? [] : ['', ...open.flatMap((incident) => incidentLines(incident, layout))]),
  ];
}

/** What one try at an address showed. */
export function targetLines(
  { url, sample }: { readonly url: string; readonly sample: Sample },
  layout: Layout,
): readonly string[] {
  const { ttfbMs } = sample.phases;
  const state = sample.class === 'ok' ? 'operational' : sample.class === 'local' ? 'you' : 'unknown';
  const latency = ttfbMs === null ? '' : `, first byte after ${Math.round(ttfbMs)} ms`;
  const lead = `${layout.paint.state(state, glyphOf(state))} `;
  return [
    ...paragraph(`${plainLine(url, 200)}: ${codeWords(sample.code, sample.class)}${latency}.`, layout, {
      indent: 2,
      lead,
    }),
    ...paragraph(
      'No status page of a format Pilotlight reads was found there; this was one try from here.',
      layout,
      { indent: 2 },
    ),
  ];
}
