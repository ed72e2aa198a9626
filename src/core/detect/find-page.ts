import { feedFor } from '../feeds/feed.ts';
import { toPageReading } from '../feeds/page-reading.ts';
import type { Clock, FetchPage } from '../ports.ts';
import { type DetectAnswer, type Detection, detectFrom } from './detect.ts';
import type { DetectPlan } from './plan.ts';

/** What was found: a page, or that there is none and the address itself is to be probed. */
export type Found = Exclude<Detection, { readonly kind: 'ask' }>;

/** How far a search has come: what is being asked now, and how many addresses have been. */
export interface DetectProgress {
  readonly hosts: readonly string[];
  readonly asked: number;
}

interface FindPorts {
  readonly fetchPage: FetchPage;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly onProgress?: (progress: DetectProgress) => void;
}

/**
 * Asks a plan's addresses until a page is found: one at a time of each host, different hosts together, each address once. Null
 * where `signal` ends it.
 */
export async function findPage(
  plan: DetectPlan,
  ports: FindPorts,
  signal: AbortSignal,
): Promise<Found | null> {
  let answers: readonly DetectAnswer[] = [];
  while (!signal.aborted) {
    const detection = detectFrom(plan, answers);
    if (detection.kind === 'page') return withComponents(detection, ports, signal);
    if (detection.kind === 'target') return detection;
    ports.onProgress?.({ hosts: detection.tries.map(({ host }) => host), asked: answers.length });
    const further = await Promise.all(detection.tries.map(({ address }) => ask(address, ports, signal)));
    answers = [...answers.map(withoutBody), ...further];
  }
  return null;
}

/** An answer that is known to be no page. To read all of them again with each further one takes minutes where they are long. */
function withoutBody(answer: DetectAnswer): DetectAnswer {
  return 'bytes' in answer ? { address: answer.address, at: answer.at, failure: 'invalid' } : answer;
}

/** The preview with the components that the page keeps in a document of their own; without them where that cannot be read. */
async function withComponents(
  found: Extract<Found, { readonly kind: 'page' }>,
  ports: FindPorts,
  signal: AbortSignal,
): Promise<Found> {
  const { page, preview, state } = found;
  const feed = feedFor(page.format);
  if (!feed.plan({ state, further: {} }).includes('components')) return found;
  const address = feed.addressOf('components', page.url, page.key ?? null);
  const answer = await ask(address, ports, signal);
  if (!('bytes' in answer)) return found;
  const parsed = feed.parse({ part: 'components', bytes: answer.bytes, at: answer.at, url: address });
  if (!parsed.ok) return found;
  const { at, url, isMirror } = preview;
  return { ...found, preview: toPageReading({ at, url, isMirror, state, further: [parsed.value] }) };
}

async function ask(
  address: string,
  { fetchPage, clock }: FindPorts,
  signal: AbortSignal,
): Promise<DetectAnswer> {
  const answer = await fetchPage({ url: address, etag: null, signal });
  const at = clock.wallMs();
  switch (answer.kind) {
    case 'body':
      return { address, at, bytes: answer.bytes };
    case 'failed':
      return { address, at, failure: answer.failure.kind };
    case 'not_modified':
      return { address, at, failure: 'invalid' };
  }
}
