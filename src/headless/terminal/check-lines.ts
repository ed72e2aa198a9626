import { isOpen, levelForComponents } from '../../core/feeds/page-level.ts';
import type { PageComponent } from '../../shared/observation.ts';
import { plainLine } from '../../shared/plain.ts';
import { codeWords } from '../../shared/words/code.ts';
import { MAX_NAME_CHARS, pageLevelWord } from '../../shared/words/state.ts';
import type { Finding } from '../commands/check.ts';
import { type Layout, paragraph } from './layout.ts';
import { glyphOf } from './paint.ts';
import { componentLines, incidentLines } from './service-lines.ts';

/** As many components as fit on a screen beside the rest; those not operational come first. */
const MOST_COMPONENTS = 16;
const MAX_URL_CHARS = 200;

/** A status page that was found: its name and format, a preview of its components, what is open, how to watch it. */
export function pageLines(
  { url, formatName, reading, service, known }: Extract<Finding, { readonly kind: 'page' }>,
  layout: Layout,
): readonly string[] {
  const { components, basis } = reading;
  const level = levelForComponents(reading, new Set(components.map(({ id }) => id)));
  const open = (reading.incidents ?? []).filter(isOpen);
  const lead = `${layout.paint.state(level, glyphOf(level))} `;
  const shown = preview(components);
  const views = shown.map((component) => ({ ...component, watched: true, missing: false }));
  const left = components.length - shown.length;
  const counted = components.length === 1 ? '1 component' : `${components.length} components`;
  const incidents = open.length === 0 ? 'nothing open' : `${open.length} open`;
  return [
    ...paragraph(`${plainLine(reading.name, MAX_NAME_CHARS)}: ${pageLevelWord(level, basis)}`, layout, {
      indent: 2,
      lead,
      style: layout.paint.bold,
    }),
    ...paragraph(`A status page at ${plainLine(url, MAX_URL_CHARS)} (${formatName}).`, layout, { indent: 2 }),
    ...paragraph(`${counted}, ${incidents}.`, layout, { indent: 2 }),
    ...(views.length === 0 ? [] : ['', ...componentLines(views, layout, basis)]),
    ...(left === 0 ? [] : paragraph(`… and ${left} more`, layout, { indent: 4 })),
    ...(open.length === 0 ? [] : ['', ...open.flatMap((incident) => incidentLines(incident, layout))]),
    '',
    ...addLines(service, known, layout),
  ];
}

/** What one try at an address showed, and how to watch it all the same; without a connection nothing was shown. */
export function targetLines(
  { url, sample, certificateDaysLeft, service, known }: Extract<Finding, { readonly kind: 'target' }>,
  layout: Layout,
): readonly string[] {
  const { ttfbMs } = sample.phases;
  const state = sample.class === 'ok' ? 'operational' : sample.class === 'local' ? 'you' : 'unknown';
  const latency = ttfbMs === null ? '' : `, first byte after ${Math.round(ttfbMs)} ms`;
  const lead = `${layout.paint.state(state, glyphOf(state))} `;
  const said = `${plainLine(url, MAX_URL_CHARS)}: ${codeWords(sample.code, sample.class)}${latency}.`;
  if (sample.class === 'local') {
    return [
      ...paragraph(said, layout, { indent: 2, lead }),
      ...paragraph(
        'Unrelated sites do not answer either, so this tells nothing of the address: something is wrong on your side. What it is: pilotlight diagnose',
        layout,
        { indent: 2 },
      ),
    ];
  }
  return [
    ...paragraph(said, layout, { indent: 2, lead }),
    ...(certificateDaysLeft === null
      ? []
      : paragraph(`Its certificate is good for ${daysWords(certificateDaysLeft)}.`, layout, { indent: 2 })),
    ...paragraph(
      'No status page of a format Pilotlight reads was found there; this was one try from here.',
      layout,
      { indent: 2 },
    ),
    '',
    ...addLines(service, known, layout),
  ];
}

const daysWords = (days: number): string => (days === 1 ? '1 more day' : `${days} more days`);

function preview(components: readonly PageComponent[]): readonly PageComponent[] {
  if (components.length <= MOST_COMPONENTS) return components;
  const unwell = components.filter(({ level }) => level !== 'operational');
  const well = components.filter(({ level }) => level === 'operational');
  return [...unwell, ...well].slice(0, MOST_COMPONENTS);
}

/** The way to watch it: by name where it is on offer, else in the window or as an entry of a services file. */
function addLines(service: Finding['service'], known: Finding['known'], layout: Layout): readonly string[] {
  if (known !== null) {
    return paragraph(
      `On offer already as “${plainLine(known.name, MAX_NAME_CHARS)}”: pilotlight status ${known.id}`,
      layout,
      { indent: 2 },
    );
  }
  const { id, name, page, targets } = service;
  const entry = page === null ? { id, name, targets } : { id, name, page };
  return [
    ...paragraph(
      'To watch it, paste the address under Services in the window, or give --services a file with:',
      layout,
      { indent: 2 },
    ),
    `  ${layout.paint.dim(JSON.stringify({ services: [entry] }))}`,
  ];
}
