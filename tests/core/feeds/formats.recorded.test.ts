import { describe, expect, it } from 'vitest';
import { type FeedPart, type FeedReading, feedFor } from '../../../src/core/feeds/feed.ts';
import { isOpen } from '../../../src/core/feeds/page-level.ts';
import type { FeedFormat } from '../../../src/shared/service.ts';
import { isRecordedHere, levelsByName, readRecorded, toUtf16 } from './fixtures.ts';

/** A recording as it was read on the day it was made. */
function readOn(
  day: string,
  format: FeedFormat,
  file: string,
  bytes: Uint8Array = readRecorded(file),
  part: FeedPart = 'state',
): FeedReading {
  const result = feedFor(format).parse({ part, bytes, at: Date.parse(day) });
  if (!result.ok) throw new Error(`${file}: ${result.error.kind}, ${result.error.detail}`);
  return result.value;
}

const openOf = ({ incidents }: FeedReading) => (incidents ?? []).filter(isOpen);
const levelsIn = (reading: FeedReading) => new Set((reading.components ?? []).map(({ level }) => level));

describe.skipIf(!isRecordedHere)(
  'recorded pages of other formats (skipped where ../shared/recorded is absent)',
  () => {
    it('an Instatus page has issues: one partial outage and one degradation', () => {
      const reading = readOn('2025-10-05T00:00Z', 'instatus', 'instatus/summary_instatus-demo_incident.json');
      expect(reading.whole).toBe('partial_outage');
      expect(openOf(reading).map(({ impact, status }) => [impact, status])).toEqual([
        ['major', 'investigating'],
        ['minor', 'investigating'],
      ]);
    });

    it('Better Stack is operational, its reports resolved, its maintenance over', () => {
      const file = 'betterstack/index_2026-09-07_betterstack_trimmed.json';
      const reading = readOn('2026-09-07T12:00Z', 'betterstack', file);
      expect(levelsIn(reading)).toEqual(new Set(['operational']));
      expect(reading.components?.map(({ name }) => name)).toEqual(['Better Stack', 'Uptime']);
      expect(openOf(reading)).toEqual([]);
      expect(reading.incidents?.map(({ kind, status }) => [kind, status])).toEqual([
        ['incident', 'resolved'],
        ['incident', 'resolved'],
        ['maintenance', 'completed'],
      ]);
      expect(reading.incidents?.[0]?.updates.at(-1)).toMatchObject({ status: 'resolved' });
    });

    it("Google Cloud's archive of a year has nothing open, and only its last quarter is kept", () => {
      const reading = readOn(
        '2022-07-01T20:00Z',
        'google-cloud',
        'google-cloud/incidents_2022-07-01_full.json',
      );
      expect(openOf(reading)).toEqual([]);
      expect(levelsIn(reading)).toEqual(new Set(['operational']));
      expect(reading.components?.length).toBeGreaterThan(50);
      expect(reading.incidents?.length).toBeGreaterThan(10);
      const oldest = Math.min(...(reading.incidents ?? []).map(({ resolvedAt }) => resolvedAt ?? Number.NaN));
      expect(oldest).toBeGreaterThan(Date.parse('2022-04-01'));
      expect(
        new Set(reading.incidents?.flatMap(({ updates }) => updates.map(({ status }) => status))),
      ).toEqual(new Set(['investigating', 'resolved']));
    });

    it('Google Cloud, July 2026: two disruptions, both over', () => {
      const reading = readOn(
        '2026-07-26T00:00Z',
        'google-cloud',
        'google-cloud/incidents_2026-07_excerpt.json',
      );
      expect(reading.incidents?.map(({ status, impact }) => [status, impact])).toEqual([
        ['resolved', 'minor'],
        ['resolved', 'minor'],
      ]);
      expect(reading.incidents?.map(({ name }) => name.slice(0, 30))).not.toContain('');
    });

    it("AWS, 1 March 2026: a disruption of a region's services, in UTF-16", () => {
      const file = 'aws/currentevents_2026-03-01_me-central-1.json';
      const reading = readOn('2026-03-01T14:00Z', 'aws', file, toUtf16(readRecorded(file)));
      expect(levelsIn(reading)).toEqual(new Set(['major_outage']));
      expect(reading.components?.map(({ id, group }) => [id.slice(-12), group])).toContainEqual([
        'me-central-1',
        'UAE',
      ]);
      expect(openOf(reading)).toMatchObject([{ impact: 'major', updates: [{}, {}, {}] }]);
      expect(reading).toEqual(readOn('2026-03-01T14:00Z', 'aws', file));
    });

    it("AWS's RSS, August 2026: one event over, two regions still out", () => {
      const reading = readOn('2026-08-18T13:00Z', 'aws-rss', 'aws/all_rss.xml');
      expect(levelsByName(reading)).toEqual({
        'directconnect-eu-central-1': 'operational',
        'multipleservices-me-central-1': 'major_outage',
        'multipleservices-me-south-1': 'major_outage',
      });
      expect(reading.incidents?.map(({ status, updates }) => [status, updates.length]).toSorted()).toEqual([
        ['investigating', 13],
        ['investigating', 17],
        ['resolved', 20],
      ]);
    });

    it('Azure has no public incident', () => {
      const reading = readOn('2026-07-31T00:20Z', 'azure-rss', 'azure-rss/status_rss_2026-07-31_empty.xml');
      expect(reading).toEqual({ name: 'Microsoft Azure', components: [], incidents: [], basis: 'incidents' });
    });

    it('Slack has one active incident', () => {
      const reading = readOn('2026-09-01T23:00Z', 'slack', 'slack/current_2026-09-01_active.json');
      expect(levelsByName(reading)).toEqual({
        Messaging: 'degraded',
        'Workspace/Org Administration': 'degraded',
      });
      expect(openOf(reading)).toMatchObject([{ id: '1576', impact: 'minor' }]);
      expect(openOf(reading)[0]?.updates).toHaveLength(10);
      for (const { body } of openOf(reading)[0]?.updates ?? []) expect(body).not.toMatch(/<|&nbsp;/);
    });

    it("incident.io's own API groups OpenAI's components; the recording leaves out what is affected", () => {
      const file = 'incidentio/openai_2026-09_proxy_widget_trimmed.json';
      const reading = readOn('2026-09-25T00:00Z', 'incidentio', file, readRecorded(file), 'components');
      expect(new Set(reading.components?.map(({ group }) => group))).toEqual(
        new Set(['APIs', 'ChatGPT', 'Codex', 'FedRAMP', 'Ads Platform']),
      );
      expect(levelsIn(reading)).toEqual(new Set(['unknown']));
    });

    it("GitHub's Atom history is all resolved", () => {
      const reading = readOn('2026-08-22T04:00Z', 'rss', 'statuspage/github/history_2026-08-22.atom.xml');
      expect(reading.incidents?.length).toBeGreaterThan(20);
      expect(openOf(reading)).toEqual([]);
      expect(reading.name).toBe('GitHub Status - Incident History');
    });
  },
);
