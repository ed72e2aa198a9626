import { describe, expect, it } from 'vitest';
import { toLatencyWords, toShareWords } from '../../src/renderer/format/latency.ts';
import { toExactUtc } from '../../src/renderer/format/moment.ts';
import { withPlainSpaces } from '../../src/renderer/format/unit.ts';
import { parseRoute, type Route, toHash } from '../../src/renderer/route.ts';
import { SPEECH } from '../../src/renderer/speech.ts';
import { spanWords } from '../../src/shared/words/duration.ts';

describe('toLatencyWords', () => {
  it.each([
    [0, '0 ms'],
    [231.4, '231 ms'],
    [999.4, '999 ms'],
    [999.6, '1.00 s'],
    [1240, '1.24 s'],
    [9994, '9.99 s'],
    [9996, '10.0 s'],
    [12_400, '12.4 s'],
  ])('%d ms is %s', (ms, words) => {
    expect(withPlainSpaces(toLatencyWords(ms))).toBe(words);
  });
});

describe('toShareWords', () => {
  it.each([
    [0, 0, '0 %'],
    [0, 10, '0 %'],
    [10, 10, '100 %'],
    [1, 100_000, '0.1 %'],
    [99_999, 100_000, '99.9 %'],
    [1, 3, '33 %'],
    [5, 100, '5.0 %'],
  ])('%d of %d is %s', (part, whole, words) => {
    expect(withPlainSpaces(toShareWords(part, whole))).toBe(words);
  });
});

describe('a figure and its unit', () => {
  it('are kept on one line, and are typed as usual where they leave the window', () => {
    const words = [toLatencyWords(231), toShareWords(1, 3), spanWords(80 * 60_000, SPEECH)];
    expect(words).toEqual(['231\u00a0ms', '33\u00a0%', '1\u00a0h 20\u00a0min']);
    expect(withPlainSpaces(words.join(', '))).toBe('231 ms, 33 %, 1 h 20 min');
  });
});

describe('toExactUtc', () => {
  it('tells the second', () => {
    expect(toExactUtc(Date.UTC(2026, 3, 28, 17, 3, 12))).toBe('2026-04-28 17:03:12 UTC');
  });

  it('says nothing of a time no calendar has', () => {
    expect(toExactUtc(9e15)).toBe('');
  });
});

describe('routes', () => {
  it.each<Route>([
    { view: 'now' },
    { view: 'now', serviceId: 'a&b=c ü' },
    { view: 'incidents', incidentId: null, serviceId: 'claude' },
    { view: 'history', targetId: null },
    { view: 'history', targetId: 'a b&c=d#?/ü' },
    { view: 'incidents', incidentId: null },
    { view: 'incidents', incidentId: 'inc/1?#%' },
    { view: 'incidents', incidentId: '1', ofServiceId: 'a&b' },
    { view: 'incidents', incidentId: '1', serviceId: 'claude', ofServiceId: 'openai' },
    { view: 'diagnose' },
    { view: 'diagnose', part: 'explain' },
    { view: 'services', serviceId: null },
    { view: 'services', serviceId: 'a/b?#' },
    { view: 'notes', noteId: 'new' },
    { view: 'history', targetId: null, serviceId: 'claude' },
    { view: 'settings' },
    { view: 'settings', part: 'model-check' },
  ])('finds its way back to %j', (route) => {
    expect(parseRoute(toHash(route))).toEqual(route);
  });

  it.each(['', '#', '#/', '#/nowhere', '#/constructor', '#main'])('%j is the Now view', (hash) => {
    expect(parseRoute(hash)).toEqual({ view: 'now' });
  });

  it('does not stumble over a broken escape', () => {
    expect(parseRoute('#/incidents/%E0%A4%A')).toEqual({ view: 'incidents', incidentId: null });
  });
});
