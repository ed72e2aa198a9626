import { afterEach, describe, expect, it } from 'vitest';
import { toLatencyWords, toShareWords } from '../../src/renderer/format/latency.ts';
import { serviceWords } from '../../src/renderer/format/summary-words.ts';
import { withPlainSpaces } from '../../src/renderer/format/unit.ts';
import { weekWords } from '../../src/renderer/format/week-words.ts';
import { speak } from '../../src/renderer/speech.ts';
import { historyText } from '../../src/renderer/text/history-text.ts';

const HOUR = 3_600_000;

afterEach(() => speak('en'));

describe('history in German', () => {
  it('speaks it from the moment it is chosen, with its numbers and names of days', async () => {
    expect(historyText().title).toBe('History');
    await speak('de');
    expect(historyText().title).toBe('Verlauf');
    expect(withPlainSpaces(toLatencyWords(1_240))).toBe('1,24 s');
    expect(withPlainSpaces(toShareWords(35, 1_000))).toBe('3,5 %');
    const cells = Array.from({ length: 168 }, (_, hour) => ({ known: 100, failed: hour < 4 ? 50 : 0 }));
    expect(withPlainSpaces(weekWords({ fromMs: 0, toMs: 0, unit: 'tries', cells }, 'Claude'))).toMatch(
      /^Bei Claude scheitert am meisten an jedem Montag von .* bis .*: 50 % der Versuche, im Ganzen 1,2 % der Versuche\.$/,
    );
    const summary = {
      fromMs: 0,
      toMs: 24 * HOUR,
      firstAt: 0,
      ms: { operational: 22 * HOUR, degraded: HOUR, major_outage: HOUR },
      episodeCount: 2,
      detect: null,
      repair: null,
      betweenMs: null,
      lead: null,
      silentCount: 0,
      episodes: [],
    };
    expect(withPlainSpaces(serviceWords(summary, 'Claude', historyText().span.last['24h']))).toBe(
      'In den letzten 24 Stunden lief Claude in 92 % der bekannten Zeit, bei 2 Ausfällen. Ausgefallen: 1 h, eingeschränkt: 1 h.',
    );
  });
});
