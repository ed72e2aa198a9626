import { z } from 'zod';
import { ok, type Result } from '../../shared/result.ts';
import { checkAs, keepRows, OptionalText, Rows } from './document.ts';
import { type ComponentDraft, MAX_COMPONENTS, toComponents } from './draft.ts';
import type { FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { parseJson } from './json.ts';
import { toLevel } from './vocabulary.ts';

const IdSchema = z.string().min(1).max(200);
const LeafSchema = z.object({ component_id: IdSchema, name: z.string(), hidden: z.boolean().catch(false) });
const GroupSchema = z.object({ name: z.string(), components: Rows, hidden: z.boolean().catch(false) });
const ItemSchema = z.union([z.object({ group: GroupSchema }), z.object({ component: LeafSchema })]);
const AffectedSchema = z.object({ component_id: IdSchema, status: z.string() });
const NativeSchema = z.object({
  summary: z.object({
    name: OptionalText,
    structure: z.object({ items: z.array(ItemSchema).max(MAX_COMPONENTS) }),
    affected_components: z.array(AffectedSchema).nullable().optional(),
  }),
});

/** Where a page's own front end reads it, through the page's host. */
export function incidentioNativeAddressOf(pageUrl: string): string {
  const { origin, host } = new URL(pageUrl);
  return `${origin}/proxy/${host}`;
}

/**
 * incident.io's own API, as its pages use it: the groups, and those components that are not operational. It is nobody's promise,
 * so one field amiss and nothing of it is taken. Without a list of what is affected every component is `unknown`.
 */
export function parseIncidentioNative({ bytes }: FeedInput): Result<FeedReading, FeedProblem> {
  const json = parseJson(bytes);
  if (!json.ok) return json;
  const native = checkAs(json.value, NativeSchema);
  if (!native.ok) return native;
  const { name, structure, affected_components: affected } = native.value.summary;
  const levels = new Map((affected ?? []).map((row) => [row.component_id, toLevel(row.status)]));
  const calm = affected === undefined || affected === null ? 'unknown' : 'operational';
  const drafts = structure.items.flatMap((item): readonly ComponentDraft[] => {
    const group = 'group' in item ? item.group : null;
    const leaves =
      'group' in item ? keepRows(item.group.components, LeafSchema, MAX_COMPONENTS) : [item.component];
    return group?.hidden === true
      ? []
      : leaves
          .filter((leaf) => !leaf.hidden)
          .map((leaf) => ({
            id: leaf.component_id,
            name: leaf.name,
            group: group?.name ?? null,
            level: levels.get(leaf.component_id) ?? calm,
          }));
  });
  return ok({ name, components: toComponents(drafts), incidents: null });
}
