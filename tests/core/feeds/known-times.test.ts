import { expect, it } from 'vitest';
import { NEW_PAGE, type PageState } from '../../../src/core/pages/page-state.ts';
import { readPage } from '../../../src/core/pages/read-page.ts';
import type { Incident } from '../../../src/shared/observation.ts';
import { PageRefSchema } from '../../../src/shared/service.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

const MINUTE = 60_000;
const item = (guid: string, title: string, body: string, date = '') =>
  `<item><guid>${guid}</guid><title>${title}</title><description>${body}</description>${date}</item>`;
const feed = (...items: readonly string[]) =>
  `<rss version="2.0"><channel><title>Status</title>${items.join('')}</channel></rss>`;

/** Readings of a news feed, a minute apart where nothing else is said. */
async function readAll(documents: readonly string[], everyMs = MINUTE) {
  const clock = createVirtualClock();
  const page = PageRefSchema.parse({ format: 'rss', url: 'https://status.example.com/feed' });
  let state: PageState = NEW_PAGE;
  const seen: (readonly Incident[])[] = [];
  for (const document of documents) {
    const bytes = new TextEncoder().encode(document);
    const fetchPage = async () =>
      ({ kind: 'body', bytes, contentType: '', etag: null, maxAgeMs: null }) as const;
    state = await readPage(page, state, { clock, fetchPage }, new AbortController().signal);
    seen.push(state.reading?.incidents ?? []);
    await clock.advance(everyMs);
  }
  return seen;
}

it('of a feed without dates are those of the first reading, however often it is read', async () => {
  const still = feed(item('1', 'Errors', 'We are investigating'), item('2', 'Slow', 'Status: Resolved'));
  const seen = await readAll([still, still, still, still]);
  expect(seen[0]).toHaveLength(2);
  for (const later of seen) expect(later).toEqual(seen[0]);
});

it('of a feed without dates let an item be over that has not changed for a day', async () => {
  const still = feed(item('1', 'Errors', 'Something is wrong'));
  const seen = await readAll(Array<string>(27).fill(still), 60 * MINUTE);
  const open = seen.map((incidents) => JSON.stringify(incidents).includes('"resolvedAt":null'));
  expect(open.indexOf(false)).toBe(24);
});

it('change where the page says something new', async () => {
  const date = (time: string) => `<pubDate>Tue, 28 Apr 2026 ${time}:00 GMT</pubDate>`;
  const [first, second, third] = await readAll([
    feed(item('1', 'Errors', 'We are investigating')),
    feed(item('1', 'Errors', 'Status: Resolved')),
    feed(item('1', 'Errors', 'Status: Resolved', date('11:30'))),
  ]);
  const start = first?.[0]?.startedAt ?? 0;
  expect(second).toMatchObject([{ status: 'resolved', startedAt: start, resolvedAt: start + MINUTE }]);
  // A date of the page's own is believed.
  expect(third).toMatchObject([{ startedAt: Date.UTC(2026, 3, 28, 11, 30) }]);
});
