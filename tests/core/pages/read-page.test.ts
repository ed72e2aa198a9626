import { describe, expect, it } from 'vitest';
import { isSameReading, NEW_PAGE, type PageState } from '../../../src/core/pages/page-state.ts';
import { readPage } from '../../../src/core/pages/read-page.ts';
import type { PageAnswer, PageRequest } from '../../../src/core/ports.ts';
import type { PageFailure } from '../../../src/shared/observation.ts';
import { PageRefSchema } from '../../../src/shared/service.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

const PAGE = PageRefSchema.parse({
  format: 'statuspage',
  url: 'https://status.example.com',
  mirrors: ['https://mirror.example.net'],
});
const SUMMARY = {
  page: { id: 'p', name: 'Example' },
  status: { indicator: 'none' },
  components: [{ id: 'c1', name: 'API', status: 'operational' }],
  incidents: [],
  scheduled_maintenances: [],
};

const body = (value: unknown, etag: string | null = null): PageAnswer => ({
  kind: 'body',
  bytes: new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
  contentType: 'application/json',
  etag,
  maxAgeMs: null,
});
const failed = (kind: PageFailure['kind'], retryAfterMs: number | null = null): PageAnswer => ({
  kind: 'failed',
  failure: { at: 1, kind, detail: '' },
  retryAfterMs,
});

/** A web of answers by address; every request is kept. */
function createWeb(answers: Readonly<Record<string, PageAnswer>>) {
  const clock = createVirtualClock();
  const requests: PageRequest[] = [];
  const read = (before: PageState = NEW_PAGE, web = answers) =>
    readPage(
      PAGE,
      before,
      {
        clock,
        fetchPage: async (request) => {
          requests.push(request);
          const isKnown = request.etag !== null && request.etag === 'same';
          return isKnown
            ? { kind: 'not_modified', maxAgeMs: null }
            : (web[request.url] ?? failed('unreachable'));
        },
      },
      new AbortController().signal,
    );
  return { read, requests, clock };
}

const OWN = 'https://status.example.com/api/v2/summary.json';
const MIRROR = 'https://mirror.example.net/api/v2/summary.json';
const INCIDENTS = 'https://status.example.com/api/v2/incidents.json';

describe('readPage', () => {
  it('reads a page from its own host', async () => {
    const { read } = createWeb({ [OWN]: body(SUMMARY), [INCIDENTS]: body({ incidents: [] }) });
    const page = await read();
    expect(page.reading).toMatchObject({ name: 'Example', isMirror: false, url: PAGE.url });
    expect(page.failure).toBeNull();
  });

  it('asks only for what changed, and keeps the reading with a new time', async () => {
    const { read, requests, clock } = createWeb({
      [OWN]: body(SUMMARY, 'same'),
      [INCIDENTS]: body({ incidents: [] }),
    });
    const first = await read();
    await clock.advance(60_000);
    const second = await read(first);
    expect(requests.at(-1)).toMatchObject({ url: OWN, etag: 'same' });
    expect(second.reading?.components).toEqual(first.reading?.components);
    expect(second.reading?.at).toBe((first.reading?.at ?? 0) + 60_000);
  });

  it('asks for the whole page now and then: a tag that does not change with it is no word of honour', async () => {
    const red = { ...SUMMARY, components: [{ id: 'c1', name: 'API', status: 'major_outage' }] };
    const { read, requests, clock } = createWeb({});
    const serve = (summary: object) => ({
      [OWN]: body(summary, 'same'),
      [INCIDENTS]: body({ incidents: [] }),
    });
    let page = await read(NEW_PAGE, serve(SUMMARY));
    await clock.advance(29 * 60_000);
    page = await read(page, serve(red));
    expect(page.reading?.components[0]?.level).toBe('operational');
    await clock.advance(60_000);
    page = await read(page, serve(red));
    expect(page.reading?.components[0]?.level).toBe('major_outage');
    const tags = requests.filter(({ url }) => url === OWN).map(({ etag }) => etag);
    expect(tags).toEqual([null, 'same', null]);
  });

  it('tries the mirrors of a page whose host is blocked, says so, and stays there for a while', async () => {
    const { read, requests, clock } = createWeb({ [OWN]: failed('blocked'), [MIRROR]: body(SUMMARY) });
    const first = await read();
    expect(first.reading).toMatchObject({ isMirror: true, url: 'https://mirror.example.net' });
    await clock.advance(60_000);
    await read(first);
    expect(requests.filter(({ url }) => url === OWN)).toHaveLength(1);
    await clock.advance(31 * 60_000);
    await read(first);
    expect(requests.filter(({ url }) => url === OWN)).toHaveLength(2);
  });

  it('does not go to a mirror because a page is down', async () => {
    const { read, requests } = createWeb({ [OWN]: failed('status', 120_000), [MIRROR]: body(SUMMARY) });
    const page = await read();
    expect(page).toMatchObject({ reading: null, failures: 1, retryAfterMs: 120_000 });
    expect(requests.map(({ url }) => url)).toEqual([OWN]);
  });

  it('keeps the last reading of a page that cannot be read, and counts the failures', async () => {
    const { read } = createWeb({ [OWN]: body(SUMMARY), [INCIDENTS]: body({ incidents: [] }) });
    const good = await read();
    const once = await read(good, { [OWN]: body('<!doctype html><p>Maintenance</p>') });
    const twice = await read(once, { [OWN]: body('{"page":') });
    expect(once).toMatchObject({ reading: good.reading, failures: 1, failure: { kind: 'not_json' } });
    expect(twice).toMatchObject({ reading: good.reading, failures: 2, failure: { kind: 'truncated' } });
  });

  it('reads the state although a further document cannot be', async () => {
    const { read } = createWeb({ [OWN]: body(SUMMARY), [INCIDENTS]: failed('status') });
    expect(await read()).toMatchObject({ failure: null, reading: { name: 'Example' } });
  });
});

describe('an open incident that the summary does not list any more', () => {
  const MINUTE = 60_000;
  const open = {
    id: 'i1',
    name: 'Trouble',
    status: 'investigating',
    impact: 'major',
    created_at: '2026-01-01T10:00:00Z',
  };
  const ended = { ...open, status: 'resolved', resolved_at: '2026-01-01T10:03:00Z' };
  const web = (summary: readonly object[], list: readonly object[] | null) => ({
    [OWN]: body({ ...SUMMARY, incidents: summary }),
    ...(list === null ? {} : { [INCIDENTS]: body({ incidents: list }) }),
  });

  /** Reads once a minute: what the page serves at the first reading, at the second … */
  async function readAll(steps: readonly ReturnType<typeof web>[]) {
    const { read, requests, clock } = createWeb({});
    const pages: PageState[] = [];
    for (const step of steps) {
      pages.push(await read(pages.at(-1), step));
      await clock.advance(MINUTE);
    }
    const lists = requests.filter(({ url }) => url === INCIDENTS).length;
    return { lists, readings: pages.map(({ reading }) => reading), pages };
  }

  it('is no more than awaited until a list that may know of its end has been read', async () => {
    // It came after the list was first read, and went before it is read again.
    const { readings, lists } = await readAll([
      web([], []),
      web([open], [open]),
      ...Array.from({ length: 5 }, () => web([], [ended])),
    ]);
    expect(readings[2]?.unlisted).toMatchObject([{ id: 'i1', lists: 0 }]);
    expect(readings[4]?.unlisted).toMatchObject([{ id: 'i1', lists: 0 }]);
    expect(readings[5]?.incidents).toMatchObject([{ id: 'i1', status: 'resolved' }]);
    expect(readings[5]?.unlisted).toBeUndefined();
    expect(lists).toBe(2);
  });

  it('is gone after two lists in a row without it, five minutes apart, since it was first missed', async () => {
    const { readings, pages } = await readAll([
      web([open], [open]),
      ...Array.from({ length: 14 }, () => web([], [])),
    ]);
    const missedAt = readings[1]?.at;
    const counts = readings.map((reading) => reading?.unlisted?.[0]?.lists);
    expect(counts).toEqual([undefined, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, ...Array(4).fill(undefined)]);
    expect(readings.every((reading) => (reading?.unlisted?.[0]?.since ?? missedAt) === missedAt)).toBe(true);
    // Each step of it is told, and nothing else.
    const told = pages.map((page, index) => index === 0 || !isSameReading(pages[index - 1] ?? page, page));
    expect(told.flatMap((is, index) => (is ? [index] : []))).toEqual([0, 1, 5, 10, 11]);
  });

  it('is gone after two summaries where the page keeps no list', async () => {
    const { readings } = await readAll([web([open], null), web([], null), web([], null), web([], null)]);
    expect(readings.map((reading) => reading?.unlisted?.[0]?.lists)).toEqual([undefined, 1, 2, undefined]);
  });

  it('is listed again', async () => {
    const { readings } = await readAll([web([open], [open]), web([], [open]), web([open], [open])]);
    expect(readings.map((reading) => reading?.unlisted?.length)).toEqual([undefined, 1, undefined]);
  });
});
