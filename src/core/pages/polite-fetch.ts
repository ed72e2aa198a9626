import type { Clock, FetchPage, PageAnswer } from '../ports.ts';

/** What the politeness budget allows a host at the most, whatever wants to ask it. */
const REQUESTS = 4;
const PER_MS = 60_000;

/**
 * A fetch that keeps the budget by construction: the fifth request to one host within a minute waits until the first of them
 * is a minute old. Several pages may live on one host, and one page in trouble may be several documents.
 */
export function createPoliteFetch(fetchPage: FetchPage, clock: Clock): FetchPage {
  const asked = new Map<string, readonly number[]>();
  return async (request) => {
    const { host } = new URL(request.url);
    for (;;) {
      const now = clock.monoMs();
      const recent = (asked.get(host) ?? []).filter((at) => now - at < PER_MS);
      const [first] = recent;
      if (first === undefined || recent.length < REQUESTS) {
        asked.set(host, [...recent, now]);
        return fetchPage(request);
      }
      const isAborted = await wait(clock, first + PER_MS - now, request.signal);
      if (isAborted) return abandoned(clock.wallMs());
    }
  };
}

/** Resolves after `delayMs`, or at once when the signal is raised; answers whether it was. */
function wait(clock: Clock, delayMs: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = () => {
      signal.removeEventListener('abort', end);
      cancel();
      resolve(signal.aborted);
    };
    const cancel = clock.after(delayMs, end);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

function abandoned(at: number): PageAnswer {
  return { kind: 'failed', failure: { at, kind: 'unreachable', detail: 'aborted' }, retryAfterMs: null };
}
