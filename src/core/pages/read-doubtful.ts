import type { PageFailure } from '../../shared/observation.ts';
import { type PageRef, PageRefSchema } from '../../shared/service.ts';
import { findPage } from '../detect/find-page.ts';
import { detectPlan } from '../detect/plan.ts';
import type { EngineHistory } from '../history-port.ts';
import type { Clock, FetchPage, Log } from '../ports.ts';
import type { PageState } from './page-state.ts';
import { readPage } from './read-page.ts';

/** Reads a page; `isDoubtful` where the catalogue is not sure of its format. */
export type ReadAnyPage = (
  page: PageRef,
  isDoubtful: boolean,
  before: PageState,
  signal: AbortSignal,
) => Promise<PageState>;

interface ReaderPorts {
  readonly clock: Clock;
  readonly fetchPage: FetchPage;
  readonly history: Pick<EngineHistory, 'loadState' | 'saveState'>;
  readonly log: Log;
}

/** Failures that a page of another format looks like; a host that cannot be reached tells nothing of it. */
const OTHER_FORMAT: ReadonlySet<PageFailure['kind']> = new Set([
  'status',
  'not_json',
  'invalid',
  'redirects',
]);

const stateKey = (url: string): string => `format ${url}`;

/**
 * Reads pages as they are known. A doubtful one that cannot be read so at its first use is looked at, once in a run: what it turns
 * out to be is kept, and read from then on.
 */
export function createPageReader(ports: ReaderPorts): ReadAnyPage {
  const lookedAt = new Set<string>();
  const found = new Map<string, PageRef | null>();

  function recall(page: PageRef, isDoubtful: boolean): PageRef | null {
    if (!isDoubtful) return null;
    if (!found.has(page.url)) {
      const kept = PageRefSchema.safeParse(ports.history.loadState(stateKey(page.url)));
      found.set(page.url, kept.success ? kept.data : null);
    }
    return found.get(page.url) ?? null;
  }

  async function detect(page: PageRef, signal: AbortSignal): Promise<PageRef | null> {
    const plan = detectPlan(page.url);
    const detected = plan.ok ? await findPage(plan.value, ports, signal) : null;
    if (detected?.kind !== 'page') return null;
    found.set(page.url, detected.page);
    ports.history.saveState(stateKey(page.url), detected.page);
    ports.log.info('page_format', { url: page.url, known: page.format, found: detected.page.format });
    return detected.page;
  }

  return async (page, isDoubtful, before, signal) => {
    const known = recall(page, isDoubtful);
    const after = await readPage(known ?? page, before, ports, signal);
    const isOther = after.failure !== null && OTHER_FORMAT.has(after.failure.kind);
    if (known !== null) return { ...after, foundAs: known.format };
    if (!isDoubtful || !isOther || after.reading !== null || lookedAt.has(page.url)) return after;
    lookedAt.add(page.url);
    const detected = await detect(page, signal);
    if (detected === null || signal.aborted) return after;
    return { ...(await readPage(detected, before, ports, signal)), foundAs: detected.format };
  };
}
