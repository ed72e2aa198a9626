import { BEYOND_READ } from '../../shared/observation.ts';
import type { Service, Target } from '../../shared/service.ts';
import type { Probe } from '../ports.ts';
import { classifyProbe } from '../probes/classify.ts';

/** Who adds something waits for it; a host that is slower is taken at its word. */
const DEADLINE_MS = 5_000;
/** A service of the user's own has one target, or a handful; no call makes many requests. */
const MOST_TRIED = 5;

/**
 * The first target whose condition cannot be told, because its answer is longer than what is read of it and what it must hold is not
 * in that; null where there is none. Only conditions on what an answer holds that are not in `before` are tried. A target that does
 * not answer, or not as it must, is no reason to refuse it: it may be down now.
 */
export async function findUntellable(
  service: Service,
  before: Service | null,
  probe: Probe,
): Promise<Target | null> {
  const known = new Set((before?.targets ?? []).map(contentKey));
  const fresh = service.targets
    .filter(({ must }) => must?.text !== undefined || must?.json !== undefined)
    .filter((target) => !known.has(contentKey(target)))
    .slice(0, MOST_TRIED);
  const { signal } = new AbortController();
  const codes = await Promise.all(
    fresh.map(async (target) => {
      const result = await probe({ url: target.url, deadlineMs: DEADLINE_MS, signal });
      return classifyProbe(target, result).code;
    }),
  );
  return fresh[codes.indexOf(BEYOND_READ)] ?? null;
}

function contentKey({ url, must }: Target): string {
  return JSON.stringify([url, must?.text, must?.json?.path, must?.json?.equals]);
}
