import type { PageFailure, PageReading } from '../../shared/observation.ts';
import type { PageRef } from '../../shared/service.ts';
import { type FeedReading, feedFor } from '../feeds/feed.ts';
import { toPageReading } from '../feeds/page-reading.ts';
import type { DetectPlan, DetectTry } from './plan.ts';

/** What came of asking one address of a plan at `at`: the bytes of a body, or why there were none. */
export type DetectAnswer =
  | { readonly address: string; readonly at: number; readonly bytes: Uint8Array }
  | { readonly address: string; readonly at: number; readonly failure: PageFailure['kind'] };

/**
 * What the answers so far come to: more to ask (one address a host), a page with a preview of it, or an address to probe. `state`
 * is what the page's document said, for whoever reads the page's other documents.
 */
export type Detection =
  | { readonly kind: 'ask'; readonly tries: readonly DetectTry[] }
  | {
      readonly kind: 'page';
      readonly page: PageRef;
      readonly preview: PageReading;
      readonly state: FeedReading;
    }
  | { readonly kind: 'target'; readonly url: string };

/** After these a host has nothing more to say: asking on would be of no use, or unwelcome. */
const HOST_IS_SILENT: ReadonlySet<PageFailure['kind']> = new Set([
  'unreachable',
  'timeout',
  'tls',
  'blocked',
]);

/** Decides from all answers so far, in any order. The likeliest page of the plan wins among those found. */
export function detectFrom(plan: DetectPlan, answers: readonly DetectAnswer[]): Detection {
  const byAddress = new Map(answers.map((answer) => [answer.address, answer]));
  for (const each of plan.tries) {
    const answer = byAddress.get(each.address);
    if (answer === undefined || !('bytes' in answer)) continue;
    const found = recognise(each, answer.bytes, answer.at);
    if (found !== null) return found;
  }
  const silent = new Set(
    plan.tries
      .filter(({ address }) => {
        const answer = byAddress.get(address);
        return answer !== undefined && 'failure' in answer && HOST_IS_SILENT.has(answer.failure);
      })
      .map(({ host }) => host),
  );
  const next = new Map<string, DetectTry>();
  for (const each of plan.tries) {
    const isOpen = !byAddress.has(each.address) && !silent.has(each.host) && !next.has(each.host);
    if (isOpen) next.set(each.host, each);
  }
  return next.size > 0 ? { kind: 'ask', tries: [...next.values()] } : { kind: 'target', url: plan.target };
}

function recognise({ pages, address }: DetectTry, bytes: Uint8Array, at: number): Detection | null {
  for (const page of pages) {
    const parsed = feedFor(page.format).parse({ part: 'state', bytes, at, url: address });
    if (!parsed.ok || isAnyList(page.format, parsed.value)) continue;
    const told = { ...page, format: toTold(page.format, parsed.value) };
    const reading = { at, url: page.url, isMirror: false, state: parsed.value, further: [] };
    return { kind: 'page', page: told, preview: toPageReading(reading), state: parsed.value };
  }
  return null;
}

/** `{"data": []}` is what many an API says to any address: to be known as Cachet's, a list must have something in it. */
function isAnyList(format: PageRef['format'], { components }: FeedReading): boolean {
  return format === 'cachet' && (components ?? []).length === 0;
}

/** incident.io's copy of Statuspage's API names no incidents in its summary. */
function toTold(format: PageRef['format'], { incidents }: FeedReading): PageRef['format'] {
  return format === 'statuspage' && incidents === null ? 'incidentio' : format;
}
