import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import type { Impact, IncidentStatus } from '../../shared/observation.ts';
import { ok, type Result } from '../../shared/result.ts';
import { atHost } from './address.ts';
import { Id, keepRows, OptionalText, parseAs, Rows } from './document.ts';
import { MAX_INCIDENTS, toComponents, toIncident } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { toLink } from './link.ts';
import { NOTHING_FURTHER } from './plan.ts';
import { parseTime } from './time.ts';

/** Heroku's lamps (https://devcenter.heroku.com/articles/heroku-status). */
const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['green', 'operational'],
  ['yellow', 'degraded'],
  ['red', 'major_outage'],
]);
const IMPACTS: ReadonlyMap<Level, Impact> = new Map([
  ['operational', 'none'],
  ['degraded', 'minor'],
  ['major_outage', 'major'],
]);
const STATUSES: ReadonlyMap<string, IncidentStatus> = new Map([
  ['open', 'investigating'],
  ['investigating', 'investigating'],
  ['identified', 'identified'],
  ['monitoring', 'monitoring'],
  ['resolved', 'resolved'],
]);

const SystemSchema = z.object({ system: z.string().min(1).max(200), status: z.string() });
const CurrentSchema = z.object({
  status: z.array(SystemSchema).min(1).max(100),
  incidents: z.array(z.unknown()),
});
const UpdateSchema = z.object({
  created_at: OptionalText,
  contents: z.string().catch(''),
  update_type: z.string().catch(''),
});
const IncidentSchema = z.object({
  id: Id,
  title: z.string().catch(''),
  state: z.string().catch(''),
  created_at: OptionalText,
  updated_at: OptionalText,
  full_url: OptionalText,
  systems: Rows,
  updates: Rows,
});
const AffectedSchema = z.object({ name: z.string().min(1).max(200), status: z.string().catch('') });

/**
 * Heroku's own page. Its announcements of maintenance stay listed as upcoming for months after they are over, so that they are
 * left out; `resolved` is false on incidents whose `state` is resolved.
 */
export const herokuFeed: Feed = {
  format: 'heroku',
  addressOf: (_, pageUrl) => atHost(pageUrl, 'api/v4/current-status'),
  parse: parseCurrent,
  plan: NOTHING_FURTHER,
};

function parseCurrent({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const current = parseAs(bytes, CurrentSchema);
  if (!current.ok) return current;
  const { status, incidents } = current.value;
  return ok({
    name: 'Heroku',
    components: toComponents(
      status.map((row) => ({ id: row.system, name: row.system, level: LEVELS.get(row.status) ?? 'unknown' })),
    ),
    incidents: keepRows(incidents, IncidentSchema, MAX_INCIDENTS).map((row) => {
      const state = STATUSES.get(row.state) ?? 'unknown';
      const systems = keepRows(row.systems, AffectedSchema, 100);
      const worst = systems.map((system) => LEVELS.get(system.status)).includes('major_outage');
      return toIncident(
        {
          id: row.id,
          kind: 'incident',
          name: row.title,
          status: state,
          impact:
            IMPACTS.get(worst ? 'major_outage' : systems.length > 0 ? 'degraded' : 'unknown') ?? 'unknown',
          startedAt: parseTime(row.created_at),
          resolvedAt: state === 'resolved' ? (parseTime(row.updated_at) ?? at) : null,
          url: toLink(row.full_url),
          componentIds: systems.map(({ name }) => name),
          updates: keepRows(row.updates, UpdateSchema, 100).map((update) => ({
            at: parseTime(update.created_at),
            status: update.update_type === 'resolved' ? ('resolved' as const) : ('unknown' as const),
            body: update.contents,
          })),
        },
        at,
      );
    }),
  });
}
