import { severity } from './level.ts';
import type { ServiceView } from './snapshot.ts';

const DOUBT = { none: 0, checking: 1, suspected: 2 } as const;

/** Whether a service is anything but calm: in trouble, unknown, under suspicion, or with something official open. */
export function needsAttention(service: ServiceView): boolean {
  const { level, suspicion } = service.verdict;
  return level !== 'operational' || suspicion !== 'none' || service.incidents.length > 0;
}

/** Services in the order in which they deserve a look: the gravest first, calm ones last, else in the user's own order. */
export function sortByAttention(services: readonly ServiceView[]): readonly ServiceView[] {
  return services.toSorted(
    (a, b) =>
      severity(b.verdict.level) - severity(a.verdict.level) ||
      DOUBT[b.verdict.suspicion] - DOUBT[a.verdict.suspicion] ||
      Math.sign(b.incidents.length) - Math.sign(a.incidents.length),
  );
}
