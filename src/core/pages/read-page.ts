import type { PageFailure, PageReading } from '../../shared/observation.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { PageRef } from '../../shared/service.ts';
import { keepAttribution } from '../feeds/attribution.ts';
import { followFormer } from '../feeds/components.ts';
import {
  type Feed,
  type FeedPart,
  type FeedReading,
  type FurtherPart,
  feedFor,
  type PartMemory,
} from '../feeds/feed.ts';
import { toPageReading } from '../feeds/page-reading.ts';
import type { Clock, FetchPage } from '../ports.ts';
import type { DocumentMemory, PageState } from './page-state.ts';
import { followUnlisted } from './unlisted.ts';

interface Reader {
  readonly feed: Feed;
  readonly key: string | null;
  readonly fetchPage: FetchPage;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** A document read anew, or found unchanged. */
interface Document {
  readonly memory: DocumentMemory;
  readonly reading: FeedReading;
  readonly maxAgeMs: number | null;
}

interface Refusal {
  readonly failure: PageFailure;
  readonly retryAfterMs: number | null;
}

/** With its own host blocked, a page is read from a mirror for so long before its own host is tried again. */
const OWN_HOST_EVERY_MS = 30 * 60_000;

/** A server that says "unchanged" of what did change is believed for so long. */
const WHOLE_EVERY_MS = 30 * 60_000;

/**
 * Reads a page once: its state, then what its feed's plan asks for beside it. Where the page's own host refuses or cannot be
 * trusted, its mirrors are asked in turn. A page that cannot be read keeps its last reading, with the failure beside it.
 */
export async function readPage(
  page: PageRef,
  before: PageState,
  ports: Pick<Reader, 'fetchPage' | 'clock'>,
  signal: AbortSignal,
): Promise<PageState> {
  const reader: Reader = { ...ports, feed: feedFor(page.format), key: page.key ?? null, signal };
  const triedAt = ports.clock.wallMs();
  let refusal: Refusal | null = null;
  for (const base of basesToTry(page, before, ports.clock)) {
    const state = await readDocument(reader, 'state', base, before.documents.state);
    if (state.ok) return withReading(reader, page, before, base, state.value, triedAt);
    refusal ??= state.error;
    if (state.error.failure.kind !== 'blocked' && state.error.failure.kind !== 'tls') break;
  }
  return {
    ...before,
    failure: refusal?.failure ?? null,
    failures: before.failures + 1,
    triedAt,
    retryAfterMs: refusal?.retryAfterMs ?? null,
    maxAgeMs: null,
  };
}

function basesToTry(page: PageRef, { mirror }: PageState, clock: Clock): readonly string[] {
  const own = [page.url, ...page.mirrors];
  const isOwnDue = mirror === null || clock.monoMs() - mirror.ownTriedMonoMs >= OWN_HOST_EVERY_MS;
  return isOwnDue ? own : [mirror.url, ...own.filter((url) => url !== mirror.url)];
}

async function withReading(
  reader: Reader,
  page: PageRef,
  before: PageState,
  base: string,
  state: Document,
  triedAt: number,
): Promise<PageState> {
  const documents = { ...before.documents, state: state.memory };
  const readAnew = new Set<FeedPart>();
  const isMirror = base !== page.url;
  const toReading = (): PageReading =>
    toPageReading({
      at: reader.clock.wallMs(),
      url: base,
      isMirror,
      state: state.reading,
      further: FURTHER_PARTS.flatMap((part) => documents[part]?.reading ?? []),
      before: before.reading,
    });
  const known = {
    state: state.reading,
    further: toKnowledge(documents, reader.clock),
    awaited: new Set(followUnlisted(before.reading, toReading(), () => false).map(({ kind }) => kind)),
  };
  for (const part of reader.feed.plan(known)) {
    const further = await readDocument(reader, part, base, documents[part]);
    if (further.ok) readAnew.add(part);
    documents[part] = further.ok ? further.value.memory : tried(documents[part], reader, part, base);
  }
  const reading = toReading();
  // Where a page keeps no list beside its state, the state is the list.
  const unlisted = followUnlisted(before.reading, reading, (kind) => {
    const part = LIST_OF[kind];
    return documents[part]?.reading == null || readAnew.has(part);
  });
  const former = followFormer(before.reading, reading);
  return {
    reading: {
      ...reading,
      ...(former.length === 0 ? {} : { former }),
      ...(unlisted.length === 0 ? {} : { unlisted }),
      incidents:
        reading.incidents === null
          ? null
          : keepAttribution(before.reading?.incidents ?? [], reading.incidents),
    },
    failure: null,
    failures: 0,
    triedAt,
    documents,
    retryAfterMs: null,
    maxAgeMs: state.maxAgeMs,
    mirror: isMirror
      ? { url: base, ownTriedMonoMs: before.mirror?.ownTriedMonoMs ?? reader.clock.monoMs() }
      : null,
  };
}

const LIST_OF = { incident: 'incidents', maintenance: 'maintenances' } as const;

const FURTHER_PARTS = ['components', 'incidents', 'maintenances'] as const satisfies readonly FurtherPart[];

function toKnowledge(
  documents: PageState['documents'],
  clock: Clock,
): Readonly<Record<FurtherPart, PartMemory | null>> {
  const remembered = (part: FurtherPart): PartMemory | null => {
    const memory = documents[part];
    return memory === null
      ? null
      : { reading: memory.reading, triedAgoMs: clock.monoMs() - memory.triedMonoMs };
  };
  return {
    components: remembered('components'),
    incidents: remembered('incidents'),
    maintenances: remembered('maintenances'),
  };
}

/** A further document that could not be read keeps what it last said, and is not asked again at once. */
function tried(
  memory: DocumentMemory | null,
  { feed, key, clock }: Reader,
  part: FeedPart,
  base: string,
): DocumentMemory {
  const triedMonoMs = clock.monoMs();
  return memory === null
    ? {
        url: feed.addressOf(part, base, key),
        etag: null,
        reading: null,
        triedMonoMs,
        wholeMonoMs: triedMonoMs,
      }
    : { ...memory, triedMonoMs };
}

async function readDocument(
  { feed, key, fetchPage, clock, signal }: Reader,
  part: FeedPart,
  base: string,
  memory: DocumentMemory | null,
): Promise<Result<Document, Refusal>> {
  const url = feed.addressOf(part, base, key);
  const known = memory !== null && memory.url === url && memory.reading !== null ? memory : null;
  const isTagTrusted = known !== null && clock.monoMs() - known.wholeMonoMs < WHOLE_EVERY_MS;
  const answer = await fetchPage({ url, etag: isTagTrusted ? known.etag : null, signal });
  const triedMonoMs = clock.monoMs();
  const at = clock.wallMs();
  switch (answer.kind) {
    case 'failed':
      return { ok: false, error: { failure: answer.failure, retryAfterMs: answer.retryAfterMs } };
    case 'not_modified': {
      const reading = known?.reading ?? null;
      if (reading === null || known === null) return refuse(at, 'invalid', '304 without a condition');
      return ok({ memory: { ...known, triedMonoMs }, reading, maxAgeMs: answer.maxAgeMs });
    }
    case 'body': {
      const parsed = feed.parse({ part, bytes: answer.bytes, at, url });
      if (!parsed.ok) return refuse(at, parsed.error.kind, parsed.error.detail);
      const { etag, maxAgeMs } = answer;
      return ok({
        memory: { url, etag, reading: parsed.value, triedMonoMs, wholeMonoMs: triedMonoMs },
        reading: parsed.value,
        maxAgeMs,
      });
    }
  }
}

function refuse(at: number, kind: PageFailure['kind'], detail: string): Result<never, Refusal> {
  return { ok: false, error: { failure: { at, kind, detail }, retryAfterMs: null } };
}
