import type { Level } from '../../shared/level.ts';
import { worse } from '../../shared/level.ts';
import type {
  Impact,
  Incident,
  IncidentStatus,
  IncidentUpdate,
  PageComponent,
} from '../../shared/observation.ts';
import { MAX_NAME_LENGTH, toPlainName, toPlainText } from './plain-text.ts';

/** More components than any page is known to have (the largest, Oracle's, has about 1,100). */
export const MAX_COMPONENTS = 5000;
/** More incidents than any page lists at once, but archives: those are cut to what is recent. */
export const MAX_INCIDENTS = 200;
const MAX_UPDATES = 100;
const MAX_ID_LENGTH = 200;

/** A message as a page has it: `body` may be HTML, `at` null where the page tells no time. */
export interface UpdateDraft {
  readonly id?: string;
  readonly at: number | null;
  readonly status: IncidentStatus;
  readonly body: string;
  readonly components?: IncidentUpdate['components'];
}

/** An incident as a page has it, before what it leaves out is filled in. */
export interface IncidentDraft {
  readonly id: string;
  readonly kind: Incident['kind'];
  readonly name: string;
  readonly status: IncidentStatus;
  readonly impact: Impact;
  readonly startedAt: number | null;
  readonly resolvedAt: number | null;
  readonly scheduledUntil?: number | null;
  readonly url?: string | null;
  readonly componentIds?: readonly string[];
  readonly updates?: readonly UpdateDraft[];
}

/** Makes an incident whole: plain text, updates oldest first, no end before its beginning. `at` stands in for a beginning not told. */
export function toIncident(draft: IncidentDraft, at: number): Incident {
  const drafts = (draft.updates ?? []).slice(0, MAX_UPDATES);
  const times = drafts.map((update) => update.at).filter((time) => time !== null);
  const startedAt = draft.startedAt ?? (times.length === 0 ? at : Math.min(...times));
  const updates = drafts
    .map((update, index) => toUpdate(update, `${draft.id}-${index}`, startedAt))
    .toSorted((a, b) => a.at - b.at);
  const linked = updates.flatMap(({ components }) => components.map(({ id }) => id));
  return {
    id: draft.id.slice(0, MAX_ID_LENGTH),
    kind: draft.kind,
    name:
      toPlainName(draft.name) || (draft.kind === 'maintenance' ? 'Unnamed maintenance' : 'Unnamed incident'),
    status: draft.status,
    impact: draft.impact,
    startedAt: Math.min(startedAt, draft.resolvedAt ?? startedAt),
    resolvedAt: draft.resolvedAt,
    scheduledUntil: draft.scheduledUntil ?? null,
    url: draft.url ?? null,
    componentIds: [...new Set([...(draft.componentIds ?? []), ...linked])],
    updates,
  };
}

function toUpdate(draft: UpdateDraft, fallbackId: string, fallbackAt: number): IncidentUpdate {
  const at = draft.at ?? fallbackAt;
  return {
    // Without a date the moment of reading stands in: no part of what it is known by.
    id: (draft.id ?? (draft.at === null ? fallbackId : `${fallbackId}-${at}`)).slice(0, MAX_ID_LENGTH),
    at,
    status: draft.status,
    body: toPlainText(draft.body),
    components: draft.components ?? [],
  };
}

/** A component as a page has it. */
export interface ComponentDraft {
  readonly id: string;
  readonly name: string | null;
  readonly group?: string | null;
  readonly level: Level;
}

/** Components in their page's order, plain names; of two with the same id the worse level holds. */
export function toComponents(drafts: readonly ComponentDraft[]): readonly PageComponent[] {
  const components = new Map<string, PageComponent>();
  for (const { id: longId, name, group, level } of drafts.slice(0, MAX_COMPONENTS)) {
    const id = longId.slice(0, MAX_ID_LENGTH);
    const twin = components.get(id);
    components.set(id, {
      id,
      name: toPlainName(name ?? '') || id.slice(0, MAX_NAME_LENGTH),
      group: toPlainName(group ?? '') || null,
      level: twin === undefined ? level : worse(twin.level, level),
    });
  }
  return [...components.values()];
}
