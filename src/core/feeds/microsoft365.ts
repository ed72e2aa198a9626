import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import { ok, type Result } from '../../shared/result.ts';
import { atHost, segment } from './address.ts';
import { parseAs } from './document.ts';
import { MAX_COMPONENTS, toComponents } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { NOTHING_FURTHER } from './plan.ts';

/** Microsoft's words, which its pages write both as "Service degradation" and as "serviceDegradation". */
const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['operational', 'operational'],
  ['available', 'operational'],
  ['serviceoperational', 'operational'],
  ['servicerestored', 'operational'],
  ['investigating', 'degraded'],
  ['servicedegradation', 'degraded'],
  ['restoringservice', 'degraded'],
  ['extendedrecovery', 'degraded'],
  ['serviceinterruption', 'major_outage'],
]);

const RowSchema = z.object({ ServiceDisplayName: z.string().trim().min(1).max(200), Status: z.string() });
const RowsSchema = z.array(RowSchema).min(1).max(MAX_COMPONENTS);

/**
 * Microsoft's public page; the key is one of its lists (`m365Consumer`). What a company uses is told only to its administrators.
 * Messages come with the time of the answer, not of the event: they are left out.
 */
export const microsoft365Feed: Feed = {
  format: 'microsoft365',
  addressOf: (_, pageUrl, key) => atHost(pageUrl, `api/posts/${segment(key)}`),
  parse: parsePosts,
  plan: NOTHING_FURTHER,
};

function parsePosts({ bytes }: FeedInput): Result<FeedReading, FeedProblem> {
  const rows = parseAs(bytes, RowsSchema);
  if (!rows.ok) return rows;
  const drafts = rows.value.map(({ ServiceDisplayName: name, Status: word }) => ({
    id: name,
    name,
    level: LEVELS.get(word.replaceAll(' ', '').toLowerCase()) ?? 'unknown',
  }));
  return ok({ name: 'Microsoft 365', components: toComponents(drafts), incidents: null });
}
