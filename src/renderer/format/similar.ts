import type { IncidentRow } from '../../shared/contract.ts';
import type { Incident } from '../../shared/observation.ts';
import { middle } from './incident-story.ts';

/** Words that incidents of all kinds have in their names. */
const COMMON = new Set(
  'with from some the and for our are may issue issues incident problem problems elevated increased degraded affecting affected users customers service services experiencing intermittent partial major minor outage disruption errors error rates rate resolved'.split(
    ' ',
  ),
);
const LEAST_LIKENESS = 0.3;
const MOST = 5;

export interface Similar {
  readonly rows: readonly IncidentRow[];
  /** How long they took, in ms; null where there is none. */
  readonly typicalMs: number | null;
  readonly longestMs: number | null;
}

function wordsOf(name: string): ReadonlySet<string> {
  return new Set(
    name
      .slice(0, 300)
      .toLowerCase()
      .split(/[^\p{L}\p{N}.]+/u)
      .filter((word) => word.length > 2 && !COMMON.has(word)),
  );
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const all = new Set([...a, ...b]).size;
  return all === 0 ? 0 : [...a].filter((item) => b.has(item)).length / all;
}

/** How alike two incidents are, from 0 to 1: by the telling words of their names and by what they touched, in equal parts. */
export function likeness(a: Incident, b: Incident): number {
  const byName = overlap(wordsOf(a.name), wordsOf(b.name));
  if (a.componentIds.length === 0 || b.componentIds.length === 0) return byName;
  return (byName + overlap(new Set(a.componentIds), new Set(b.componentIds))) / 2;
}

/** Incidents of the same service that were like this one, began before it and are over, the most alike first. */
export function findSimilar(row: IncidentRow, all: readonly IncidentRow[]): Similar {
  const rows = all
    .filter(
      ({ serviceId, incident }) =>
        serviceId === row.serviceId &&
        incident.kind === row.incident.kind &&
        incident.id !== row.incident.id &&
        incident.resolvedAt !== null &&
        incident.startedAt < row.incident.startedAt,
    )
    .map((other) => ({ other, alike: likeness(row.incident, other.incident) }))
    .filter(({ alike }) => alike >= LEAST_LIKENESS)
    .toSorted((a, b) => b.alike - a.alike || b.other.incident.startedAt - a.other.incident.startedAt)
    .slice(0, MOST)
    .map(({ other }) => other);
  const took = rows.flatMap(({ incident: { startedAt, resolvedAt } }) =>
    resolvedAt === null ? [] : [Math.max(0, resolvedAt - startedAt)],
  );
  return { rows, typicalMs: middle(took), longestMs: took.length === 0 ? null : Math.max(...took) };
}

/** Whether an incident says what was typed: every word somewhere in its name, its updates or its components. */
export function matchesText({ incident }: IncidentRow, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const texts = [
    incident.name,
    ...incident.updates.flatMap(({ body, components }) => [
      body.slice(0, 5000),
      ...components.map(({ name }) => name),
    ]),
  ].map((text) => text.toLowerCase());
  return words.every((word) => texts.some((text) => text.includes(word)));
}
