import { describe, expect, it } from 'vitest';
import { exportCsv, exportJson, gatherExport } from '../../src/core/export-data.ts';
import type { LatencyBucket } from '../../src/shared/history.ts';
import { SOME_MOMENT, someService } from '../support/snapshots.ts';

const HOUR_MS = 3_600_000;
const bucket = (at: number): LatencyBucket => ({
  at,
  p50: 201.4,
  p95: 310,
  p99: null,
  phases: null,
  counts: { ok: 110, provider_failure: 10 },
});
const target = {
  id: 'api',
  name: 'API',
  url: 'https://api.example/?key=secret',
  last: null,
  recent: [],
  nextAt: null,
};
const services = [someService({ id: '=cmd', targets: [target] })];

function gather(firstAt: number | null) {
  const asked: { fromMs: number; toMs: number; points: number }[] = [];
  const gathered = gatherExport(
    { services },
    {
      firstAt: () => firstAt,
      latency: (query) => {
        asked.push(query);
        const { targetId, fromMs, toMs } = query;
        return { targetId, fromMs, toMs, bucketMs: HOUR_MS, buckets: [bucket(fromMs)] };
      },
      episodes: () => [],
    },
    SOME_MOMENT,
  );
  return { gathered, asked };
}

describe('gatherExport', () => {
  it('asks for whole hours since the first look, in stretches without a gap', () => {
    const { asked } = gather(SOME_MOMENT - 365 * 24 * HOUR_MS);
    expect(asked.length).toBe(5);
    for (const { fromMs, toMs, points } of asked) expect((toMs - fromMs) / points).toBe(HOUR_MS);
    expect(asked.slice(1).map(({ fromMs }) => fromMs)).toEqual(asked.slice(0, -1).map(({ toMs }) => toMs));
  });

  it('has nothing to tell where nothing was seen', () => {
    const { gathered } = gather(null);
    expect(gathered.targets).toMatchObject([{ hours: [] }]);
    expect(exportCsv(gathered).split('\r\n')).toHaveLength(2);
  });
});

describe('the files', () => {
  it('are lines of text, numbers rounded, and no formula for a spreadsheet', () => {
    const { gathered } = gather(SOME_MOMENT - 1);
    const [head, first] = exportCsv(gathered).split('\r\n');
    expect(head).toMatch(/^service,target,from_utc,p50_ms,p95_ms,p99_ms,ok,/);
    expect(first).toMatch(/^'=cmd,api,2026-04-28T16:00:00.000Z,201,310,,110,0,0,10,/);
  });

  it('carry no address', () => {
    const { gathered } = gather(SOME_MOMENT - 1);
    expect(exportJson(gathered)).not.toContain('secret');
    expect(JSON.parse(exportJson(gathered))).toMatchObject({ targets: [{ target: 'api' }] });
  });
});
