import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import { ok, type Result } from '../../shared/result.ts';
import { atHost, segment } from './address.ts';
import { Id, parseAs } from './document.ts';
import { MAX_COMPONENTS, toComponents } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { NOTHING_FURTHER } from './plan.ts';

/** The classes UptimeRobot's pages paint monitors with. A paused monitor is `black`: nobody looks. */
const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['success', 'operational'],
  ['warning', 'degraded'],
  ['danger', 'major_outage'],
]);

const MonitorSchema = z.object({ monitorId: Id, name: z.string(), statusClass: z.string() });
const ListSchema = z.object({
  status: z.literal('ok'),
  data: z.array(MonitorSchema).max(MAX_COMPONENTS),
});

/** UptimeRobot's public pages: `stats.uptimerobot.com/<id>`, or a host of one's own with the id as the key. */
export const uptimerobotFeed: Feed = {
  format: 'uptimerobot',
  addressOf: (_, pageUrl, key) => {
    const id = key ?? new URL(pageUrl).pathname.split('/')[1] ?? '';
    return atHost(pageUrl, `api/getMonitorList/${segment(id)}`);
  },
  parse: parseList,
  plan: NOTHING_FURTHER,
};

function parseList({ bytes }: FeedInput): Result<FeedReading, FeedProblem> {
  const list = parseAs(bytes, ListSchema);
  if (!list.ok) return list;
  const drafts = list.value.data.map(({ monitorId: id, name, statusClass }) => ({
    id,
    name,
    level: LEVELS.get(statusClass) ?? 'unknown',
  }));
  return ok({ name: null, components: toComponents(drafts), incidents: null });
}
