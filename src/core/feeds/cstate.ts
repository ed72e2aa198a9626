import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import type { Impact, Incident } from '../../shared/observation.ts';
import { ok, type Result } from '../../shared/result.ts';
import { below } from './address.ts';
import { keepRows, OptionalText, parseAs, Rows } from './document.ts';
import { MAX_COMPONENTS, MAX_INCIDENTS, toComponents, toIncident } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { toLink } from './link.ts';
import { NOTHING_FURTHER } from './plan.ts';
import { parseTime } from './time.ts';

/** cState's severities (https://github.com/cstate/cstate/blob/master/layouts/index.json). A notice is an announcement. */
const WORDS: ReadonlyMap<string, { readonly level: Level; readonly impact: Impact }> = new Map([
  ['ok', { level: 'operational', impact: 'none' }],
  ['notice', { level: 'operational', impact: 'none' }],
  ['disrupted', { level: 'degraded', impact: 'minor' }],
  ['down', { level: 'major_outage', impact: 'major' }],
]);

const SystemSchema = z.object({
  name: z.string().min(1).max(200),
  category: OptionalText,
  status: z.string(),
  unresolvedIssues: Rows,
});
const IndexSchema = z.object({
  cStateVersion: z.string(),
  title: OptionalText,
  systems: z.array(SystemSchema).max(MAX_COMPONENTS),
});
const IssueSchema = z.object({
  title: z.string().catch(''),
  createdAt: OptionalText,
  permalink: OptionalText,
  severity: z.string().catch(''),
  resolved: z.boolean().catch(false),
  resolvedAt: OptionalText,
  affected: z.array(z.string().min(1).max(200)).catch([]),
  filename: z.string().min(1).max(200),
});

/** cState, a static page with an index of its systems and their unresolved issues. */
export const cstateFeed: Feed = {
  format: 'cstate',
  addressOf: (_, pageUrl) => below(pageUrl, 'index.json'),
  parse: parseIndex,
  plan: NOTHING_FURTHER,
};

function parseIndex({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const index = parseAs(bytes, IndexSchema);
  if (!index.ok) return index;
  const { systems, title } = index.value;
  const issues = systems.flatMap(({ unresolvedIssues }) =>
    keepRows(unresolvedIssues, IssueSchema, MAX_INCIDENTS),
  );
  const known = new Map(issues.map((issue) => [issue.filename, toIssue(issue, at)]));
  return ok({
    name: title,
    components: toComponents(
      systems.map(({ name, category, status }) => ({
        id: name,
        name,
        group: category,
        level: WORDS.get(status)?.level ?? 'unknown',
      })),
    ),
    incidents: [...known.values()].slice(0, MAX_INCIDENTS),
  });
}

function toIssue(issue: z.infer<typeof IssueSchema>, at: number): Incident {
  const startedAt = parseGoTime(issue.createdAt);
  return toIncident(
    {
      id: issue.filename,
      kind: 'incident',
      name: issue.title,
      status: issue.resolved ? 'resolved' : 'investigating',
      impact: WORDS.get(issue.severity)?.impact ?? 'unknown',
      startedAt,
      resolvedAt: issue.resolved ? (parseGoTime(issue.resolvedAt) ?? startedAt ?? at) : null,
      url: toLink(issue.permalink),
      componentIds: issue.affected,
    },
    at,
  );
}

/** Go prints a time as `2026-03-10 12:00:00 +0000 UTC`: with its offset, and the zone's name after it. */
function parseGoTime(text: string | null): number | null {
  return parseTime(text?.replace(/ [A-Z]{2,5}$/, '') ?? null);
}
