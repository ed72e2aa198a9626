import { worse } from '../../shared/level.ts';
import type { PageComponent } from '../../shared/observation.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { below } from './address.ts';
import type { FeedInput, FeedPart, FeedProblem, FeedReading } from './feed.ts';
import { parseJson } from './json.ts';
import { toPlainName } from './plain-text.ts';
import { parseIncidents } from './statuspage-incident.ts';
import { type ComponentRow, ComponentRowSchema, DocumentSchema } from './statuspage-schema.ts';
import { toLevel } from './vocabulary.ts';

/** More components than any page is known to have (the largest, Oracle's, has about 1,100); the rest is dropped. */
const MAX_COMPONENTS = 5000;

/** The list without which a document is not the one asked for. */
const REQUIRED = {
  state: 'components',
  components: 'components',
  incidents: 'incidents',
  maintenances: 'scheduled_maintenances',
} as const satisfies Record<FeedPart, string>;

const ADDRESSES: Readonly<Record<FeedPart, string>> = {
  state: 'api/v2/summary.json',
  components: 'api/v2/components.json',
  incidents: 'api/v2/incidents.json',
  maintenances: 'api/v2/scheduled-maintenances.json',
};

/** Where a page with Statuspage's public API, or one compatible with it, serves a document. */
export function statuspageAddressOf(part: FeedPart, pageUrl: string): string {
  return below(pageUrl, ADDRESSES[part]);
}

/** Reads one document of Statuspage's public API v2, and of the compatible API that incident.io serves. */
export function parseStatuspageDocument({ part, bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const json = parseJson(bytes);
  if (!json.ok) return json;
  const document = DocumentSchema.safeParse(json.value);
  if (!document.success) return err({ kind: 'invalid', detail: 'the whole document' });
  const { page, components, incidents, scheduled_maintenances: maintenances } = document.data;
  if (document.data[REQUIRED[part]] === null) return err({ kind: 'invalid', detail: REQUIRED[part] });
  const parsed = components === null ? ok(null) : parseComponents(components);
  if (!parsed.ok) return parsed;
  const name = toPlainName(page?.name ?? '');
  return ok({
    name: name === '' ? null : name,
    components: parsed.value,
    incidents:
      incidents === null && maintenances === null
        ? null
        : [
            ...parseIncidents(incidents ?? [], 'incident', at),
            ...parseIncidents(maintenances ?? [], 'maintenance', at),
          ],
  });
}

/**
 * Components in the page's order, headings turned into the group names of what is under them. A row that cannot be understood
 * fails the whole list: a page must not look better for lacking its worst row. Of rows with the same id the worse level holds.
 */
function parseComponents(list: readonly unknown[]): Result<readonly PageComponent[], FeedProblem> {
  const rows: ComponentRow[] = [];
  for (const [index, item] of list.slice(0, MAX_COMPONENTS).entries()) {
    const row = ComponentRowSchema.safeParse(item);
    if (!row.success) {
      const path = ['components', index, ...(row.error.issues[0]?.path ?? [])];
      return err({ kind: 'invalid', detail: path.map(String).join('.') });
    }
    rows.push(row.data);
  }
  const groups = new Map(rows.filter(({ group }) => group).map(({ id, name }) => [id, toPlainName(name)]));
  const components = new Map<string, PageComponent>();
  for (const { id, name, status, group, group_id } of rows) {
    if (group) continue;
    const level = toLevel(status);
    const twin = components.get(id);
    components.set(id, {
      id,
      name: toPlainName(name) || id,
      group: (group_id === null ? undefined : groups.get(group_id)) ?? null,
      level: twin === undefined ? level : worse(twin.level, level),
    });
  }
  return ok([...components.values()]);
}
