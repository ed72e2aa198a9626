import type { Clock, FetchPage } from '../ports.ts';
import { type DetectAnswer, type Detection, detectFrom } from './detect.ts';
import type { DetectPlan } from './plan.ts';

/** What was found: a page, or that there is none and the address itself is to be probed. */
export type Found = Exclude<Detection, { readonly kind: 'ask' }>;

/**
 * Asks a plan's addresses until a page is found: one at a time of each host, different hosts together, each address once. Null
 * where `signal` ends it.
 */
export async function findPage(
  plan: DetectPlan,
  ports: { readonly fetchPage: FetchPage; readonly clock: Pick<Clock, 'wallMs'> },
  signal: AbortSignal,
): Promise<Found | null> {
  const answers: DetectAnswer[] = [];
  while (!signal.aborted) {
    const detection = detectFrom(plan, answers);
    if (detection.kind !== 'ask') return detection;
    answers.push(...(await Promise.all(detection.tries.map(({ address }) => ask(address, ports, signal)))));
  }
  return null;
}

async function ask(
  address: string,
  { fetchPage, clock }: Parameters<typeof findPage>[1],
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
