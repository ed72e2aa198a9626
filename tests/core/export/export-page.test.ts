import { describe, expect, it, onTestFinished } from 'vitest';
import { exportPage } from '../../../src/core/export/export-page.ts';
import type { History } from '../../../src/core/history-port.ts';
import { openHistory } from '../../../src/node/history/open.ts';
import { IN_MEMORY } from '../../../src/node/history/open-database.ts';
import { EXPORT_PARTS, type ExportFormat, type ExportPart } from '../../../src/shared/export.ts';
import { createChange, createIncident, createSample, HOUR_MS, START_MS } from '../../node/history/support.ts';

const PAGE = 'https://status.example/private/path?token=secret';
const SAMPLES = 450;

function lived(): History {
  const opened = openHistory({ path: IN_MEMORY });
  if (!opened.ok) throw new Error(opened.error.message);
  const { history } = opened.value;
  onTestFinished(history.close);
  history.maintain(START_MS);
  for (let index = 0; index < SAMPLES; index += 1) {
    const targetId = index % 3 === 0 ? '=cmd' : 'api';
    history.addSample(createSample(START_MS + index * 60_000, { targetId, ttfbMs: 100 + index }));
    // One block for every few samples, so that there are pages of them.
    history.flush();
  }
  history.maintain(START_MS + SAMPLES * 60_000);
  history.addChange(createChange(START_MS));
  const incident = createIncident({ url: 'https://status.example/i/1?key=secret', name: '=1+1' });
  history.addReading(PAGE, {
    at: START_MS,
    url: PAGE,
    isMirror: false,
    name: 'Example',
    components: [
      { id: 'a', name: 'API', group: null, level: 'degraded' },
      { id: 'b', name: 'Web', group: 'Apps', level: 'operational' },
    ],
    incidents: [incident],
  });
  history.putEpisode({
    id: 'e1',
    serviceId: 'claude',
    startedAt: START_MS,
    endedAt: START_MS + HOUR_MS,
    worst: 'major_outage',
    cause: 'provider',
    incidentId: incident.id,
    officialAt: null,
  });
  return history;
}

/** A part from its first page to its last. */
function whole(history: History, part: ExportPart, format: ExportFormat) {
  const texts: string[] = [];
  const shares: number[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page = exportPage({ part, format, after }, history, START_MS + SAMPLES * 60_000);
    if (!page.ok) throw new Error(page.error.message);
    texts.push(page.value.text);
    shares.push(page.value.share);
    after = page.value.next;
  }
  return { texts, shares };
}

const linesOf = (texts: readonly string[]): readonly string[] => texts.join('').split('\r\n').slice(0, -1);

describe('an export', () => {
  it('tells every single try of every target, page by page, with its durations', () => {
    const { texts, shares } = whole(lived(), 'samples', 'csv');
    expect(texts.length).toBeGreaterThan(3);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    const [head, first, second, ...rest] = linesOf(texts);
    expect(head).toBe('\ufefftarget,at_utc,class,code,dns_ms,tcp_ms,tls_ms,ttfb_ms,total_ms');
    expect(first).toBe("'=cmd,2026-04-28T16:00:00.000Z,ok,401,1.2,10.4,21.7,100,155.5");
    expect(second).toMatch(/^api,2026-04-28T16:01:00.000Z,ok,401,/);
    expect(rest).toHaveLength(SAMPLES - 2);
  });

  it('tells sums of whole hours', () => {
    const lines = linesOf(whole(lived(), 'hours', 'csv').texts);
    expect(lines[0]).toMatch(/^\ufefftarget,from_utc,p50_ms,p95_ms,p99_ms,ok,limited,/);
    const counts = lines.slice(1).map((line) => Number(line.split(',')[5]));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(SAMPLES);
    expect(new Set(lines.slice(1).map((line) => line.split(',')[0]))).toEqual(new Set(["'=cmd", 'api']));
  });

  it('tells changes with their evidence, episodes, incidents with each update, and readings', () => {
    const history = lived();
    expect(linesOf(whole(history, 'changes', 'csv').texts)).toHaveLength(2);
    expect(linesOf(whole(history, 'episodes', 'csv').texts)[1]).toBe(
      'claude,2026-04-28T16:00:00.000Z,2026-04-28T17:00:00.000Z,major_outage,provider,' +
        `${createIncident().id},`,
    );
    expect(linesOf(whole(history, 'incidents', 'csv').texts)[1]).toMatch(
      /^status\.example,[^,]+,incident,'=1\+1,/,
    );
    expect(linesOf(whole(history, 'readings', 'csv').texts).slice(1)).toEqual([
      'status.example,2026-04-28T16:00:00.000Z,a,API,,degraded',
      'status.example,2026-04-28T16:00:00.000Z,b,Web,Apps,operational',
    ]);
  });

  it.each(EXPORT_PARTS)(
    'tells %s as JSON of the same rows, and no more of an address than its host',
    (part) => {
      const { texts } = whole(lived(), part, 'json');
      const values: unknown = JSON.parse(`[${texts.filter((text) => text !== '').join(',')}]`);
      expect(values).toBeInstanceOf(Array);
      expect(values).not.toHaveLength(0);
      if (part === 'samples') expect(values).toHaveLength(SAMPLES);
      expect(JSON.stringify(values)).not.toContain('secret');
    },
  );

  it('has the names of the columns alone where nothing is kept', () => {
    const opened = openHistory({ path: IN_MEMORY });
    if (!opened.ok) throw new Error(opened.error.message);
    for (const part of EXPORT_PARTS) {
      expect(linesOf(whole(opened.value.history, part, 'csv').texts)).toHaveLength(1);
      expect(whole(opened.value.history, part, 'json').texts).toEqual(['']);
    }
  });

  it('says that history cannot be read', () => {
    const history = lived();
    history.close();
    const page = exportPage({ part: 'samples', format: 'csv', after: 0 }, history, START_MS);
    expect(page.ok).toBe(false);
  });
});
