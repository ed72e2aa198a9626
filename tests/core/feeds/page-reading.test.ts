import { describe, expect, it } from 'vitest';
import type { FeedReading } from '../../../src/core/feeds/feed.ts';
import { toPageReading } from '../../../src/core/feeds/page-reading.ts';
import type { Incident } from '../../../src/shared/observation.ts';
import { toIncident } from './incidents.ts';

const reading = (incidents: readonly Incident[] | null, name: string | null = null): FeedReading => ({
  name,
  components: [],
  incidents,
});
const merge = (state: FeedReading, ...further: readonly FeedReading[]) =>
  toPageReading({ at: 5, url: 'https://status.lantern.example/x', isMirror: false, state, further });

describe('one reading of several documents', () => {
  it('has the state’s name, or the host of the page', () => {
    expect(merge(reading([], 'Lantern')).name).toBe('Lantern');
    expect(merge(reading([])).name).toBe('status.lantern.example');
  });

  it('has a plain name on one line, however the page writes it', () => {
    expect(merge(reading([], 'The <b>Lantern</b>\u202E\n status\u001B[2J')).name).toBe(
      'The Lantern status[2J',
    );
    expect(merge(reading([], ' '.repeat(100_000))).name).toBe('status.lantern.example');
    expect(merge(reading([], 'x'.repeat(100_000))).name).toHaveLength(200);
  });

  it('has no incidents where no document lists any', () => {
    expect(merge(reading(null)).incidents).toBeNull();
    expect(merge(reading(null), reading([])).incidents).toEqual([]);
    expect(merge(reading([])).incidents).toEqual([]);
  });

  it('has each incident once, as the state has it, newest first', () => {
    const fresh = toIncident({ id: 'a', startedAt: 2, name: 'fresh' });
    const stale = toIncident({ id: 'a', startedAt: 2, name: 'stale', resolvedAt: 9 });
    const past = toIncident({ id: 'b', startedAt: 1, resolvedAt: 2 });
    const later = toIncident({ id: 'c', startedAt: 3, resolvedAt: 4 });
    expect(merge(reading([fresh]), reading([stale, past]), reading([later])).incidents).toEqual([
      later,
      fresh,
      past,
    ]);
  });

  it('leaves out what an older list has open and the state has no more', () => {
    const gone = toIncident({ id: 'gone' });
    expect(merge(reading([]), reading([gone])).incidents).toEqual([]);
    expect(merge(reading(null), reading([gone])).incidents).toEqual([gone]);
  });

  it('knows of no incident before it is written, though the clock of the page be ahead', () => {
    const update = { id: 'u', status: 'investigating', body: 'x', components: [] } as const;
    const updates = [
      { ...update, at: 4 },
      { ...update, at: 3_600_000 },
    ];
    const ahead = toIncident({ id: 'a', startedAt: 3_600_000, resolvedAt: null, updates });
    const over = toIncident({ id: 'b', startedAt: 4, resolvedAt: 7_200_000 });
    const planned = toIncident({ id: 'c', kind: 'maintenance', startedAt: 86_400_000 });
    const { incidents } = merge(reading([ahead, over, planned]));
    expect(incidents).toEqual([
      planned,
      { ...ahead, startedAt: 5, updates: updates.map((each) => ({ ...each, at: Math.min(each.at, 5) })) },
      { ...over, resolvedAt: 5 },
    ]);
  });
});
