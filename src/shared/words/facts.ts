import { isTrouble, type Level, worst } from '../level.ts';
import type { Evidence, Verdict } from '../verdict.ts';

type Kind = Evidence['kind'];
export type EvidenceOf<K extends Kind> = Extract<Evidence, { readonly kind: K }>;

/** What a sentence needs to know of the evidence behind a verdict; null where nothing of the kind is known. */
export interface Facts {
  /** The target that fails most. */
  readonly failing: EvidenceOf<'probes'> | null;
  /** Whether tries from here succeed: on no target did all of them fail, and on some they were answered. */
  readonly works: boolean;
  /** How many targets were tried. */
  readonly targets: number;
  readonly page: EvidenceOf<'page'> | null;
  /** The level the page reports for the watched components together, else of the worst one; null where it reports no trouble. */
  readonly reported: Level | null;
  /** The open incident, or else the last one resolved. */
  readonly incident: EvidenceOf<'incident'> | null;
  readonly connection: EvidenceOf<'connection'> | null;
  readonly gap: EvidenceOf<'gap'> | null;
  /** The target that is slowest against its usual pace. */
  readonly slow: EvidenceOf<'latency'> | null;
  /** When the service was last seen well: by a try that succeeded, or by its page. */
  readonly lastFineAt: number | null;
}

/** Sorts a verdict's evidence by what can be said with it. */
export function factsOf(verdict: Pick<Verdict, 'evidence'>): Facts {
  const of = <K extends Kind>(kind: K): readonly EvidenceOf<K>[] =>
    verdict.evidence.filter((item): item is EvidenceOf<K> => item.kind === kind);
  const probes = of('probes').filter(({ tried }) => tried > 0);
  const failing =
    probes.filter(({ failed }) => failed > 0).toSorted((a, b) => share(b) - share(a))[0] ?? null;
  const working = probes.filter((item) => item.failed === 0 && isAnswered(item));
  const page = of('page')[0] ?? null;
  const incidents = of('incident');
  const levels = of('component')
    .map(({ level }) => level)
    .filter(isTrouble);
  return {
    failing,
    works: probes.some(isAnswered) && !probes.some(({ failed, tried }) => failed === tried),
    targets: probes.length,
    page,
    reported:
      page !== null && isTrouble(page.level)
        ? page.level
        : levels.length === 0
          ? null
          : worst(levels, 'unknown'),
    incident: incidents.find(({ resolvedAt }) => resolvedAt === null) ?? incidents[0] ?? null,
    connection: of('connection')[0] ?? null,
    gap: of('gap')[0] ?? null,
    slow: of('latency').toSorted((a, b) => b.ttfbMs / b.usualMs - a.ttfbMs / a.usualMs)[0] ?? null,
    lastFineAt: latest([
      ...working.map(({ at }) => at),
      ...(page?.level === 'operational' && page.readAt !== null ? [page.readAt] : []),
    ]),
  };
}

/** With a failure among the tries, `class` is that failure's; a bot check is no answer of the service. */
function isAnswered({ failed, tried, class: outcome }: EvidenceOf<'probes'>): boolean {
  return failed > 0 ? failed < tried : outcome === 'ok' || outcome === 'limited';
}

function share({ failed, tried }: EvidenceOf<'probes'>): number {
  return failed / tried;
}

function latest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.max(...times);
}
