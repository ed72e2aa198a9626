import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { atHost, segment } from './address.ts';
import { Id, parseAs } from './document.ts';
import { type ComponentDraft, MAX_COMPONENTS, toComponents } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { NOTHING_FURTHER } from './plan.ts';

/**
 * StatusIQ's codes as its own front end has them. Other readers number 2 to 6 otherwise; they agree that 1 is operational, and
 * 2 ("informational") is nobody's good word.
 */
const LEVELS: ReadonlyMap<number, Level> = new Map([
  [1, 'operational'],
  [3, 'degraded'],
  [4, 'maintenance'],
  [5, 'partial_outage'],
  [6, 'major_outage'],
]);

const ComponentSchema = z.object({
  enc_component_id: Id.optional().catch(undefined),
  display_name: z.string().min(1).max(200),
  component_status: z.number(),
});
const GroupSchema = z.object({
  componentgroup_display_name: z.string(),
  componentgroup_components: z.array(ComponentSchema).max(MAX_COMPONENTS),
});
const PageSchema = z.object({
  data: z.object({ current_status: z.array(z.union([GroupSchema, ComponentSchema])).max(MAX_COMPONENTS) }),
});

/** Site24x7's StatusIQ, through the API of its own pages; the key is the page's encrypted id. */
export const site24x7Feed: Feed = {
  format: 'site24x7',
  addressOf: (_, pageUrl, key) =>
    atHost(pageUrl, `sp/api/public/summary_details/statuspages/${segment(key)}`),
  parse: parsePage,
  plan: NOTHING_FURTHER,
};

function parsePage({ bytes }: FeedInput): Result<FeedReading, FeedProblem> {
  const page = parseAs(bytes, PageSchema);
  if (!page.ok) return page;
  const drafts = page.value.data.current_status.flatMap((row): readonly ComponentDraft[] =>
    'componentgroup_components' in row
      ? row.componentgroup_components.map((leaf) => toDraft(leaf, row.componentgroup_display_name))
      : [toDraft(row, null)],
  );
  if (drafts.length === 0) return err({ kind: 'invalid', detail: 'data.current_status' });
  return ok({ name: null, components: toComponents(drafts), incidents: null });
}

function toDraft(row: z.infer<typeof ComponentSchema>, group: string | null): ComponentDraft {
  const { enc_component_id: id, display_name: name, component_status: code } = row;
  return { id: id ?? name, name, group, level: LEVELS.get(code) ?? 'unknown' };
}
