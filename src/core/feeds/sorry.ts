import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import { ok, type Result } from '../../shared/result.ts';
import { segment } from './address.ts';
import { Id, parseAs } from './document.ts';
import { MAX_COMPONENTS, toComponents } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { NOTHING_FURTHER } from './plan.ts';

/** Sorry's states. `degraded` is its worst: the whole of a component, where `partially-degraded` is a part of it. */
const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['operational', 'operational'],
  ['partially-degraded', 'degraded'],
  ['degraded', 'partial_outage'],
]);

const ComponentSchema = z.object({
  id: Id,
  name: z.string(),
  state: z.string(),
  parent_id: Id.nullish().catch(null),
});
const PageSchema = z.object({ response: z.array(ComponentSchema).max(MAX_COMPONENTS) });

/** Sorry™, read by the id of the page; its notices are not public. */
export const sorryFeed: Feed = {
  format: 'sorry',
  addressOf: (_, __, key) => `https://api.sorryapp.com/v1/pages/${segment(key)}/components`,
  parse: parsePage,
  plan: NOTHING_FURTHER,
};

function parsePage({ bytes }: FeedInput): Result<FeedReading, FeedProblem> {
  const page = parseAs(bytes, PageSchema);
  if (!page.ok) return page;
  const rows = page.value.response;
  const parents = new Set(rows.map((row) => row.parent_id).filter((id) => id !== null && id !== undefined));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const drafts = rows
    // A heading repeats the worst of what is below it.
    .filter(({ id }) => !parents.has(id))
    .map(({ id, name, state, parent_id }) => ({
      id,
      name,
      group: names.get(parent_id ?? '') ?? null,
      level: LEVELS.get(state) ?? 'unknown',
    }));
  return ok({ name: null, components: toComponents(drafts), incidents: null });
}
