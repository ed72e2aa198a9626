import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import type { Impact, Incident, IncidentStatus } from '../../shared/observation.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { below } from './address.ts';
import { checkAs, keepRows, OptionalText, Rows } from './document.ts';
import { type ComponentDraft, MAX_COMPONENTS, MAX_INCIDENTS, toComponents, toIncident } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { parseJson } from './json.ts';
import { toLink } from './link.ts';
import { NOTHING_FURTHER } from './plan.ts';
import { parseTime } from './time.ts';

/** What Google's words for a product's state and for the impact of an incident mean (`/incidents.schema.json` beside the archive). */
interface Meaning {
  readonly level: Level;
  readonly impact: Impact;
}
const WORDS: ReadonlyMap<string, Meaning> = new Map([
  ['AVAILABLE', { level: 'operational', impact: 'none' }],
  ['AVAILABLE_INFORMATION', { level: 'operational', impact: 'none' }],
  ['SERVICE_INFORMATION', { level: 'operational', impact: 'none' }],
  ['SERVICE_DISRUPTION', { level: 'degraded', impact: 'minor' }],
  ['SERVICE_OUTAGE', { level: 'major_outage', impact: 'major' }],
  ['SERVICE_MAINTENANCE', { level: 'maintenance', impact: 'maintenance' }],
  ['SCHEDULED_MAINTENANCE', { level: 'maintenance', impact: 'maintenance' }],
]);
const UNKNOWN: Meaning = { level: 'unknown', impact: 'unknown' };

/** The archive goes back for years: what ended before this is left out, but for the products it names. */
const KEEP_MS = 90 * 24 * 3_600_000;
const MAX_ARCHIVE = 20_000;

const ProductSchema = z.object({ id: z.string().min(1).max(200), title: z.string() });
/** What is read of every row. `end` is missing or null while an incident is open; anything but a time there is no end. */
const HeadSchema = z.object({
  id: z.string().min(1).max(200),
  end: z.string().nullish(),
  affected_products: z.array(ProductSchema).max(MAX_COMPONENTS),
});
const UpdateSchema = z.object({
  when: OptionalText,
  created: OptionalText,
  text: z.string().catch(''),
  status: z.string().catch(''),
});
const IncidentSchema = HeadSchema.extend({
  begin: OptionalText,
  created: OptionalText,
  external_desc: z.string().catch(''),
  status_impact: z.string(),
  most_recent_update: UpdateSchema.nullable().catch(null),
  updates: Rows,
  uri: OptionalText,
});
type Row = z.infer<typeof IncidentSchema>;

/** Google Cloud, and what is built like it: Firebase, Maps. */
export const googleCloudFeed: Feed = createGoogleFeed('google-cloud', null);
/** Google Workspace, with the Gemini app among its products. */
export const googleWorkspaceFeed: Feed = createGoogleFeed('google-workspace', 'Google Workspace');

/**
 * The incidents of a Google dashboard, a bare archive. Components are products, by id; those with an open incident are as bad as
 * it is, all others fine: nothing else says how they are.
 */
function createGoogleFeed(format: 'google-cloud' | 'google-workspace', name: string | null): Feed {
  return {
    format,
    addressOf: (_, pageUrl) => below(pageUrl, 'incidents.json'),
    parse: (input) => parseArchive(input, name),
    plan: NOTHING_FURTHER,
  };
}

function parseArchive({ bytes, at, url }: FeedInput, name: string | null): Result<FeedReading, FeedProblem> {
  const json = parseJson(bytes);
  if (!json.ok) return json;
  const heads = checkAs(json.value, z.array(HeadSchema).min(1).max(MAX_ARCHIVE));
  if (!heads.ok) return heads;
  const rows = Array.isArray(json.value) ? (json.value as readonly unknown[]) : [];
  const products: ComponentDraft[] = [];
  const incidents: Incident[] = [];
  for (const [index, head] of heads.value.entries()) {
    const endedAt = parseTime(head.end);
    if (head.end !== null && head.end !== undefined && endedAt === null) {
      return err({ kind: 'invalid', detail: `${index}.end` });
    }
    const isOpen = endedAt === null;
    const isKept = isOpen || (at - endedAt < KEEP_MS && incidents.length < MAX_INCIDENTS);
    const row = isKept ? IncidentSchema.safeParse(rows[index]) : null;
    // What is open tells how products are: it must be understood. A past incident costs no more than itself.
    if (isOpen && row?.success !== true) return err({ kind: 'invalid', detail: `${index}.status_impact` });
    if (row?.success === true) incidents.push(toGoogleIncident(row.data, endedAt, url, at));
    const { level } =
      isOpen && row?.success === true ? currentOf(row.data) : { level: 'operational' as const };
    for (const { id, title } of head.affected_products) products.push({ id, name: title, level });
  }
  return ok({ name, components: toComponents(products), incidents, basis: 'incidents' });
}

/** An open incident is as bad as its last update says: `AVAILABLE` comes before the end. */
function currentOf(row: Row): Meaning {
  return WORDS.get(currentWord(row)) ?? UNKNOWN;
}

function currentWord({ most_recent_update: last, status_impact: impact }: Row): string {
  return last === null || last.status === '' ? impact : last.status;
}

function toGoogleIncident(row: Row, endedAt: number | null, url: string | undefined, at: number): Incident {
  const current = currentOf(row);
  const { impact } = WORDS.get(row.status_impact) ?? UNKNOWN;
  const kind = impact === 'maintenance' ? 'maintenance' : 'incident';
  return toIncident(
    {
      id: row.id,
      kind,
      name: firstLine(row.external_desc),
      status: toStatus(kind, endedAt, currentWord(row)),
      impact: endedAt === null && current.impact === 'none' ? 'none' : impact,
      startedAt: parseTime(row.begin) ?? parseTime(row.created),
      resolvedAt: endedAt,
      url: url === undefined ? null : toLink(row.uri, url),
      componentIds: row.affected_products.map(({ id }) => id),
      updates: keepRows(row.updates, UpdateSchema, 100).map((update) => ({
        at: parseTime(update.when) ?? parseTime(update.created),
        status: update.status === 'AVAILABLE' ? ('resolved' as const) : ('investigating' as const),
        body: plainMarkdown(update.text),
      })),
    },
    at,
  );
}

function toStatus(kind: Incident['kind'], endedAt: number | null, word: string): IncidentStatus {
  if (endedAt !== null) return kind === 'maintenance' ? 'completed' : 'resolved';
  if (kind === 'maintenance') return 'in_progress';
  return word.startsWith('AVAILABLE') ? 'monitoring' : 'investigating';
}

/** Google writes titles and updates in Markdown; only its emphasis and headings get in the way of reading. */
function plainMarkdown(text: string): string {
  return text.replace(/\*\*|^#+ |\\(?=[#*_>-])/gm, '');
}

function firstLine(text: string): string {
  const lines = plainMarkdown(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:title|description|summary):?$/i.test(line));
  return (lines[0] ?? '').replace(/^(?:title|summary):\s*/i, '');
}
