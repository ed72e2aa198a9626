import type { Basis, Incident } from '../../shared/observation.ts';
import { plainLine } from '../../shared/plain.ts';
import type { ComponentView, ServiceView } from '../../shared/snapshot.ts';
import { ageWords, clockWords } from '../../shared/words/duration.ts';
import { evidenceLine } from '../../shared/words/evidence.ts';
import { verdictSentence } from '../../shared/words/sentence.ts';
import { iconState, MAX_NAME_CHARS, pageLevelWord } from '../../shared/words/state.ts';
import { type Layout, paragraph } from './layout.ts';
import { glyphOf } from './paint.ts';
import { padText, textWidth } from './text-width.ts';

export interface ServiceLinesOptions {
  /** All components instead of those that are not operational. */
  readonly withAllComponents: boolean;
}

/** Everything known of one service: sentence, evidence, components, open incidents, age of the readings. */
export function serviceLines(
  service: ServiceView,
  layout: Layout,
  { withAllComponents }: ServiceLinesOptions,
): readonly string[] {
  const components = service.components.filter(
    ({ level, watched }) => withAllComponents || (watched && level !== 'operational'),
  );
  const sections = [
    evidenceLines(service, layout, components.length > 0),
    componentLines(components, layout, service.page?.basis),
    service.incidents.flatMap((incident) => incidentLines(incident, layout)),
    agesLine(service, layout),
  ];
  const shown = sections.filter((lines) => lines.length > 0);
  return [...sentenceLines(service, layout), ...shown.flatMap((lines) => ['', ...lines])];
}

/** The sentence behind the state's shape, and what else there is to say. */
export function sentenceLines(service: ServiceView, layout: Layout): readonly string[] {
  const { paint, nowMs } = layout;
  const { level, cause } = service.verdict;
  const state = iconState(level, cause);
  const { headline, detail } = verdictSentence({ ...service, nowMs });
  return [
    ...paragraph(headline, layout, {
      indent: 2,
      lead: `${paint.state(state, glyphOf(state))} `,
      style: paint.bold,
    }),
    ...(detail === null ? [] : paragraph(detail, layout, { indent: 2 })),
  ];
}

/** Components and incidents have lines of their own further down. */
function evidenceLines(service: ServiceView, layout: Layout, hasComponents: boolean): readonly string[] {
  return service.verdict.evidence
    .filter(({ kind }) => kind !== 'component' || !hasComponents)
    .filter((item) => item.kind !== 'incident' || !service.incidents.some(({ id }) => id === item.id))
    .flatMap((item) => paragraph(evidenceLine(item, layout.nowMs), layout, { indent: 4, lead: '  · ' }));
}

/** Components in a column of names and a column of levels. */
export function componentLines(
  components: readonly ComponentView[],
  layout: Layout,
  basis: Basis | undefined,
): readonly string[] {
  return components.flatMap((component) => componentLine(component, components, layout, basis));
}

function componentLine(
  component: ComponentView,
  shown: readonly ComponentView[],
  layout: Layout,
  basis: Basis | undefined,
): readonly string[] {
  const { paint } = layout;
  const column = Math.max(...shown.map((item) => textWidth(nameOf(item)))) + 2;
  const level = component.missing ? 'No longer on the page' : pageLevelWord(component.level, basis);
  const word = component.foundByName === true ? `${level} (found by its name)` : level;
  const lead = `  ${paint.state(component.level, glyphOf(component.level))} `;
  // On a narrow terminal the word follows its name instead of standing in a column.
  return layout.columns >= column + 4 + textWidth(word)
    ? [`${lead}${padText(nameOf(component), column)}${paint.state(component.level, word)}`]
    : paragraph(`${nameOf(component)}: ${word}`, layout, { indent: 4, lead });
}

function nameOf({ group, name }: ComponentView): string {
  return plainLine(group === null ? name : `${group} / ${name}`, MAX_NAME_CHARS);
}

const MAX_BODY_CHARS = 400;

/** An official incident: since when, where it stands, the newest message, where to read more. */
export function incidentLines(incident: Incident, layout: Layout): readonly string[] {
  const { nowMs, paint } = layout;
  const word = incident.kind === 'maintenance' ? 'Maintenance' : 'Incident';
  const status = incident.status.replaceAll('_', ' ');
  const since = `${incident.startedAt > nowMs ? 'from' : 'since'} ${clockWords(incident.startedAt, nowMs)}`;
  const newest = incident.updates.at(-1);
  const body = newest === undefined ? '' : plainLine(newest.body, MAX_BODY_CHARS);
  return [
    ...paragraph(`${word} ${since}, ${status}: ${plainLine(incident.name, 200)}`, layout, { indent: 2 }),
    ...(newest === undefined || body === ''
      ? []
      : paragraph(`${clockWords(newest.at, nowMs)} ${body}`, layout, { indent: 4, style: paint.dim })),
    ...(incident.url === null ? [] : [`    ${paint.dim(plainLine(incident.url, 200))}`]),
  ];
}

/** How old each reading is: what is shown is only as good as that. */
function agesLine(service: ServiceView, layout: Layout): readonly string[] {
  const ages = [
    ...(service.page?.readAt == null ? [] : [`page ${ageWords(service.page.readAt, layout.nowMs)}`]),
    ...service.targets.flatMap(({ name, last }) =>
      last === null ? [] : [`${plainLine(name, MAX_NAME_CHARS)} ${ageWords(last.at, layout.nowMs)}`],
    ),
  ];
  if (ages.length === 0) return [];
  return paragraph(`Read: ${ages.join(', ')}`, layout, { indent: 2, style: layout.paint.dim });
}
