import { describe, expect, it } from 'vitest';
import type { FeedPart, FeedReading } from '../../../src/core/feeds/feed.ts';
import { isOpen, levelForComponents } from '../../../src/core/feeds/page-level.ts';
import { toPageReading } from '../../../src/core/feeds/page-reading.ts';
import { PageReadingSchema } from '../../../src/shared/observation.ts';
import type { FeedFormat } from '../../../src/shared/service.ts';
import {
  isRecordedHere,
  levelsByName,
  listRecorded,
  READ_AT,
  read,
  readRecorded,
  toBytes,
} from './fixtures.ts';

const RECORDINGS: readonly (readonly [FeedFormat, FeedPart, string])[] = [
  ...['claude', 'cloudflare', 'github', 'oracle'].flatMap((page) => [
    ...listRecorded(`statuspage/${page}`, 'summary_').map((file) => ['statuspage', 'state', file] as const),
    ...listRecorded(`statuspage/${page}`, 'incidents_').map(
      (file) => ['statuspage', 'incidents', file] as const,
    ),
  ]),
  ...listRecorded('incidentio', 'openai_2026-09-25_api_v2_incidents').map(
    (file) => ['incidentio', 'incidents', file] as const,
  ),
];

function unknownsIn({ components, incidents }: FeedReading): readonly string[] {
  return [
    ...(components ?? []).filter(({ level }) => level === 'unknown').map(({ name }) => name),
    ...(incidents ?? []).flatMap(({ id, status, impact, updates }) => [
      ...[status, impact].filter((word) => word === 'unknown').map(() => id),
      ...updates.filter((update) => update.status === 'unknown').map((update) => update.id),
      ...updates
        .flatMap(({ components }) => components.filter(({ to }) => to === 'unknown'))
        .map((row) => row.id),
    ]),
  ];
}

function countLevels(file: string): Readonly<Record<string, number>> {
  const { components } = read('statuspage', 'state', readRecorded(file));
  const counts: Record<string, number> = {};
  for (const { level } of components ?? []) counts[level] = (counts[level] ?? 0) + 1;
  return counts;
}

function openOf(file: string) {
  return read('statuspage', 'state', readRecorded(file)).incidents?.filter(isOpen) ?? [];
}

describe.skipIf(!isRecordedHere)('recorded pages (skipped where ../shared/recorded is absent)', () => {
  it('are all there', () => {
    expect(RECORDINGS).toHaveLength(16);
  });

  it.each(RECORDINGS)('%s, %s: %s has no unknown state', (format, part, file) => {
    const reading = read(format, part, readRecorded(file));
    expect(unknownsIn(reading)).toEqual([]);
    const page = { at: READ_AT, url: 'https://status.example', isMirror: false };
    const whole = toPageReading({
      ...page,
      state: { ...reading, components: reading.components ?? [] },
      further: [],
    });
    expect(PageReadingSchema.parse(whole)).toEqual(whole);
  });

  it('Claude on 28 April 2026 is in a major outage', () => {
    const reading = read(
      'statuspage',
      'state',
      readRecorded('statuspage/claude/summary_2026-04-28T17-51Z_major.json'),
    );
    expect(levelsByName(reading)).toMatchObject({
      'claude.ai': 'major_outage',
      'Claude Cowork': 'major_outage',
      'Claude API (api.anthropic.com)': 'partial_outage',
      'Claude Code': 'partial_outage',
    });
    expect(reading.incidents).toMatchObject([{ status: 'identified', impact: 'major', resolvedAt: null }]);
    const page = { components: reading.components ?? [] };
    expect(levelForComponents(page, new Set(['rwppv331jlwc']))).toBe('major_outage');
    expect(levelForComponents(page, new Set(['0scnb50nvy53']))).toBe('operational');
  });

  it('Oracle is in a major outage with three incidents, in one with none, and operational', () => {
    const [first, second, third] = listRecorded('statuspage/oracle', 'summary_').map((file) => ({
      levels: countLevels(file),
      open: openOf(file).length,
    }));
    expect(first).toEqual({ levels: { operational: 1040, degraded: 14, major_outage: 2 }, open: 3 });
    expect(second).toEqual({
      levels: { operational: 985, degraded: 3, partial_outage: 1, major_outage: 1 },
      open: 0,
    });
    expect(third).toEqual({ levels: { operational: 990 }, open: 0 });
  });

  it('GitHub is operational', () => {
    const file = 'statuspage/github/summary_2026-07-31_operational.json';
    expect(countLevels(file)).toEqual({ operational: 12 });
    expect(openOf(file)).toEqual([]);
  });

  it('Cloudflare has a major incident and two maintenances ahead', () => {
    const open = openOf('statuspage/cloudflare/summary_2026-08-19_major_and_2_maintenances_trimmed.json');
    expect(open.map(({ kind, status, impact }) => [kind, status, impact])).toEqual([
      ['incident', 'investigating', 'major'],
      ['maintenance', 'scheduled', 'maintenance'],
      ['maintenance', 'scheduled', 'maintenance'],
    ]);
  });

  it("Claude's history of three years has an end and plain text for every incident", () => {
    const rows: unknown = JSON.parse(
      new TextDecoder().decode(readRecorded('statuspage/claude/history_2023-03_to_2026-06.json')),
    );
    const all = Array.isArray(rows) ? rows : [];
    const incidents = [all.slice(0, 150), all.slice(150)].flatMap(
      (part) => read('statuspage', 'incidents', toBytes({ incidents: part })).incidents ?? [],
    );
    expect(incidents).toHaveLength(268);
    expect(unknownsIn({ name: null, components: null, incidents })).toEqual([]);
    expect(incidents.filter(isOpen)).toEqual([]);
    for (const { startedAt, resolvedAt, updates } of incidents) {
      expect(resolvedAt).toBeGreaterThanOrEqual(startedAt);
      for (const { body } of updates) expect(body).not.toMatch(/<\/?[a-z]+>|&[a-z]+;/i);
    }
  });
});
