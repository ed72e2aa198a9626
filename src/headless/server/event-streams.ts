import type { ServerResponse } from 'node:http';
import type { EventName } from '../../shared/names.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { COMMON_HEADERS } from './answer.ts';

/** Where snapshots come from: the engine, or in a test a list. */
export interface SnapshotSource {
  readonly snapshot: () => Snapshot;
  /** Calls `listener` after each change; the answer ends it. */
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => () => void;
}

/** All open streams of `GET /events`. */
export interface EventStreams {
  /** Takes over a response: sends the present snapshot, then each new one. False where there are too many already. */
  readonly open: (response: ServerResponse) => boolean;
  readonly close: () => void;
}

/** More tabs than anyone has open; each holds at most one unsent snapshot. */
const MAX_STREAMS = 32;
/** Snapshots closer together than this are sent as one: nobody reads faster. */
const SNAPSHOT_GAP_MS = 100;
/** Proxies and sleeping laptops drop a silent connection after 30 to 60 s. */
const KEEP_ALIVE_MS = 20_000;

const STREAM_HEADERS = {
  ...COMMON_HEADERS,
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
};

const CHANGED: EventName = 'snapshot.changed';

/** A snapshot as one server-sent event. JSON escapes line breaks, so its data is one line. */
export function toFrame(snapshot: Snapshot): string {
  return `event: ${CHANGED}\nid: ${snapshot.run}:${snapshot.revision}\ndata: ${JSON.stringify(snapshot)}\n\n`;
}

/** Sends every snapshot of `source` to all open streams. */
export function createEventStreams(source: SnapshotSource): EventStreams {
  const streams = new Set<Stream>();
  let newest: Snapshot | null = null;
  let frame: { readonly of: Snapshot; readonly text: string } | null = null;
  let gap: NodeJS.Timeout | null = null;

  /** Made once for all streams, and not at all while there are none. */
  const newestFrame = (): string => {
    newest ??= source.snapshot();
    if (frame?.of !== newest) frame = { of: newest, text: toFrame(newest) };
    return frame.text;
  };
  const announce = (): void => {
    if (gap !== null || streams.size === 0) return;
    const sent = newest;
    for (const stream of streams) stream.sendNewest();
    gap = setTimeout(() => {
      gap = null;
      if (newest !== sent) announce();
    }, SNAPSHOT_GAP_MS);
  };

  const unsubscribe = source.onSnapshot((snapshot) => {
    newest = snapshot;
    announce();
  });
  const keepAlive = setInterval(() => {
    for (const stream of streams) stream.keepAlive();
  }, KEEP_ALIVE_MS);

  return {
    open: (response) => {
      if (streams.size >= MAX_STREAMS) return false;
      const stream = createStream(response, newestFrame);
      streams.add(stream);
      response.writeHead(200, STREAM_HEADERS);
      response.once('close', () => streams.delete(stream));
      stream.sendNewest();
      return true;
    },
    close: () => {
      unsubscribe();
      clearInterval(keepAlive);
      if (gap !== null) clearTimeout(gap);
      for (const stream of streams) stream.end();
      streams.clear();
    },
  };
}

interface Stream {
  readonly sendNewest: () => void;
  readonly keepAlive: () => void;
  readonly end: () => void;
}

/**
 * One client. While it does not keep up nothing more is written: what came in between is dropped, and once there is room it
 * gets the newest snapshot. One that takes nothing at all is cut off by the server's idle timeout.
 */
function createStream(response: ServerResponse, newestFrame: () => string): Stream {
  let isBlocked = false;
  let isBehind = false;
  response.on('drain', () => {
    isBlocked = false;
    if (isBehind) sendNewest();
  });
  const sendNewest = (): void => {
    isBehind = isBlocked;
    if (!isBlocked) isBlocked = !response.write(newestFrame());
  };
  return {
    sendNewest,
    keepAlive: () => {
      if (!isBlocked) isBlocked = !response.write(':\n\n');
    },
    end: () => response.end(),
  };
}
