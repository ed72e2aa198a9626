import { CALLS, type RequestOf, type ResponseOf } from '../../shared/contract.ts';
import type { CallName } from '../../shared/names.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { backOffMs } from './back-off.ts';
import type { Client, Link } from './client.ts';
import { parseAnswer, parseSnapshot } from './parse.ts';

const SNAPSHOT_CHANGED = 'snapshot.changed';

/** How often a broken stream is opened again without a word, while the host still answers calls. */
const QUIET_TRIES = 2;

/**
 * A browser keeps at most 64 KiB of request bodies alive beyond their page, all of them together, and refuses what is more:
 * https://fetch.spec.whatwg.org/#http-network-or-cache-fetch. Something is left for the calls of other parts of the page.
 */
const MOST_KEPT_ALIVE_BYTES = 56 * 1024;

const UTF8 = new TextEncoder();

const GONE = err({
  code: 'internal',
  message: 'Pilotlight does not answer. Is it still running?',
} as const);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * A client over HTTP: calls are `POST api/<name>`, snapshots come as server-sent events. `base` is the address of the page.
 * A lost stream is opened again after a growing wait, at once when `retry` is called.
 */
export function createHttpClient(base: string): Client {
  const snapshotListeners = new Set<(snapshot: Snapshot) => void>();
  const linkListeners = new Set<(link: Link) => void>();
  let link: Link = { kind: 'connecting' };
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let isClosed = false;
  /** The bodies that are kept alive at this moment. */
  let keptAliveBytes = 0;

  const setLink = (next: Link): void => {
    link = next;
    for (const listener of linkListeners) listener(next);
  };

  const post = async (name: CallName, request: unknown): Promise<Response | null> => {
    const body = UTF8.encode(JSON.stringify(request));
    // A command that was given is carried out though its page goes away meanwhile.
    const keepalive = CALLS[name].kind === 'command' && keptAliveBytes + body.length <= MOST_KEPT_ALIVE_BYTES;
    if (keepalive) keptAliveBytes += body.length;
    try {
      return await fetch(new URL(`api/${name}`, base), {
        method: 'POST',
        credentials: 'same-origin',
        cache: 'no-store',
        headers: { 'content-type': 'application/json' },
        body,
        keepalive,
      });
    } catch {
      return null;
    } finally {
      if (keepalive) keptAliveBytes -= body.length;
    }
  };

  const call = async <Name extends CallName>(
    name: Name,
    request: RequestOf<Name>,
  ): Promise<Result<ResponseOf<Name>>> => {
    const response = await post(name, request);
    if (response === null) return GONE;
    try {
      return parseAnswer(name, parseJson(await response.text()));
    } catch {
      return GONE;
    }
  };

  /** An event source does not tell why it failed, so one call asks; null where the host answers and only the stream broke. */
  const findWhy = async (): Promise<'gone' | 'refused' | null> => {
    const response = await post('snapshot.get', {});
    if (response === null) return 'gone';
    if (response.status === 401 || response.status === 403) return 'refused';
    return response.ok && attempt <= QUIET_TRIES ? null : 'gone';
  };

  const open = (): void => {
    clearTimeout(timer);
    source?.close();
    const opened = new EventSource(new URL('events', base));
    source = opened;
    opened.addEventListener('open', () => {
      attempt = 0;
      setLink({ kind: 'open' });
    });
    opened.addEventListener(SNAPSHOT_CHANGED, (event) => {
      const snapshot = parseSnapshot(parseJson(String(event.data)));
      if (snapshot === null) return;
      for (const listener of snapshotListeners) listener(snapshot);
    });
    opened.addEventListener('error', () => {
      // A browser gives up for good after some failures and hurries after others; one rule of our own covers both.
      opened.close();
      if (isClosed || source !== opened) return;
      timer = setTimeout(open, backOffMs(attempt, Math.random()));
      attempt += 1;
      void findWhy().then((why) => {
        if (why !== null && source === opened && !isClosed) setLink({ kind: 'lost', why });
      });
    });
  };

  const retry = (): void => {
    if (link.kind === 'lost' && !isClosed) open();
  };
  const retryWhenSeen = (): void => {
    if (document.visibilityState === 'visible') retry();
  };
  document.addEventListener('visibilitychange', retryWhenSeen);
  open();

  return {
    call,
    onSnapshot: (listener) => {
      snapshotListeners.add(listener);
      return () => snapshotListeners.delete(listener);
    },
    onLink: (listener) => {
      linkListeners.add(listener);
      listener(link);
      return () => linkListeners.delete(listener);
    },
    retry,
    mostPartingBytes: MOST_KEPT_ALIVE_BYTES,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      source?.close();
      document.removeEventListener('visibilitychange', retryWhenSeen);
    },
  };
}
