import type { Level } from '../../shared/level.ts';
import type { Impact, Incident, IncidentStatus } from '../../shared/observation.ts';
import { toIncident } from './draft.ts';
import { toLink } from './link.ts';
import { toPlainName, toPlainText } from './plain-text.ts';
import { parseMailTime, parseTime } from './time.ts';
import type { NewsItem } from './xml.ts';

/** The words by which news items say how far an incident has come, wherever they put them. */
const STATUSES: ReadonlyMap<string, IncidentStatus> = new Map([
  ['investigating', 'investigating'],
  ['identified', 'identified'],
  ['in progress', 'in_progress'],
  ['monitoring', 'monitoring'],
  ['resolved', 'resolved'],
  ['mitigated', 'resolved'],
  ['recovered', 'resolved'],
  ['completed', 'completed'],
  ['postmortem', 'postmortem'],
  ['scheduled', 'scheduled'],
  ['verifying', 'verifying'],
]);
/** And how bad it is. `available` is x.ai's word for over. */
const SEVERITIES: ReadonlyMap<string, { readonly level: Level; readonly impact: Impact }> = new Map([
  ['available', { level: 'operational', impact: 'none' }],
  ['operational', { level: 'operational', impact: 'none' }],
  ['degraded', { level: 'degraded', impact: 'minor' }],
  ['degraded performance', { level: 'degraded', impact: 'minor' }],
  ['degradation', { level: 'degraded', impact: 'minor' }],
  ['disruption', { level: 'partial_outage', impact: 'major' }],
  ['partial outage', { level: 'partial_outage', impact: 'major' }],
  ['outage', { level: 'major_outage', impact: 'critical' }],
  ['full outage', { level: 'major_outage', impact: 'critical' }],
  ['major outage', { level: 'major_outage', impact: 'critical' }],
  ['maintenance', { level: 'maintenance', impact: 'maintenance' }],
  ['under maintenance', { level: 'maintenance', impact: 'maintenance' }],
]);
const ENDED: ReadonlySet<IncidentStatus> = new Set(['resolved', 'completed', 'postmortem']);
const PLANNED: ReadonlySet<IncidentStatus> = new Set(['scheduled', 'in_progress', 'verifying', 'completed']);
const MAX_WORDS = 40;

/** A news item read as an incident, with the component its title names and how that is. */
export interface NewsIncident {
  readonly incident: Incident;
  readonly component: { readonly name: string; readonly level: Level } | null;
}

/**
 * Reads an item as an incident. Its state is looked for where such feeds put it: a field ("Status: Resolved"), a category, a
 * word set in bold before an update, or the title's beginning. An item without one is of `unknown` state. A title's leading
 * "[API]" is the component.
 */
export function toNewsIncident(item: NewsItem, at: number): NewsIncident {
  const title = toPlainName(item.title);
  const [, tag, rest] = /^\[([^\]]{1,100})\]\s*(.*)$/.exec(title) ?? [];
  const tagStatus = STATUSES.get((tag ?? '').toLowerCase());
  const words = wordsOf(item, tag === undefined || tagStatus !== undefined ? title : (rest ?? ''));
  const status = tagStatus ?? firstOf(STATUSES, words) ?? 'unknown';
  const severity = firstOf(SEVERITIES, words);
  const isMaintenance = PLANNED.has(status) || severity?.level === 'maintenance';
  const publishedAt = toTime(item.published);
  const updatedAt = toTime(item.updated) ?? publishedAt;
  const isEnded = ENDED.has(status) || (status === 'unknown' && severity?.impact === 'none');
  const componentName = tag === undefined || tagStatus !== undefined ? null : tag.trim();
  const incident = toIncident(
    {
      id: item.id,
      kind: isMaintenance ? 'maintenance' : 'incident',
      name: componentName === null ? title : (rest ?? title),
      status: status === 'unknown' && isEnded ? 'resolved' : status,
      impact: severity?.impact ?? (isMaintenance ? 'maintenance' : 'unknown'),
      startedAt: publishedAt ?? updatedAt,
      resolvedAt: isEnded ? (updatedAt ?? at) : null,
      url: toLink(item.link),
      componentIds: componentName === null ? [] : [componentName],
      updates: [{ at: updatedAt, status, body: item.body }],
    },
    at,
  );
  if (componentName === null) return { incident, component: null };
  const open = severity?.level ?? 'unknown';
  return {
    incident,
    component: { name: componentName, level: isEnded || status === 'scheduled' ? 'operational' : open },
  };
}

function toTime(text: string): number | null {
  return parseMailTime(text) ?? parseTime(text);
}

/** The phrases of an item that may tell its state, likeliest first, in lower case. */
function wordsOf({ body, categories }: NewsItem, title: string): readonly string[] {
  const lines = toPlainText(body, 4000).split('\n').slice(0, MAX_WORDS);
  const fields = lines.flatMap(
    (line) => /^(?:current )?(?:status|severity|impact)\s*:\s*(.+)$/i.exec(line.trim())?.[1] ?? [],
  );
  const bold = [...body.matchAll(/<(?:strong|b)>\s*([^<>]{1,60}?)\s*<\/(?:strong|b)>/gi)]
    .slice(0, MAX_WORDS)
    .map((match) => match[1] ?? '');
  const leads = [/^([a-z ]{4,25}?)\s*[:–-]\s/i.exec(title)?.[1] ?? ''];
  return [...fields, ...categories.slice(0, MAX_WORDS), ...bold, ...leads].map((word) =>
    word
      .trim()
      .toLowerCase()
      .replace(/[_-]/g, ' ')
      .replace(/[.:]+$/, ''),
  );
}

function firstOf<Value>(known: ReadonlyMap<string, Value>, words: readonly string[]): Value | undefined {
  const word = words.find((candidate) => known.has(candidate));
  return word === undefined ? undefined : known.get(word);
}
