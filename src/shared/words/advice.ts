import { assertNever } from '../result.ts';
import type { Verdict } from '../verdict.ts';
import type { Words } from './english/english.ts';
import { ENGLISH_HERE, type Speech } from './speech.ts';

export type AdviceId = keyof Words['advice'];

/** Something the user can do now. A client may put a control beside what the program can do itself, known by `id`. */
export interface Advice {
  readonly id: AdviceId;
  readonly text: string;
}

/** Certificate errors that a wrong date on this computer brings about as well. */
const CLOCK_CODES: ReadonlySet<string> = new Set(['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED']);

/** What the user can do about a verdict, most useful first; empty where there is nothing to do. */
export function adviceFor(verdict: Verdict, speech: Speech = ENGLISH_HERE): readonly Advice[] {
  return idsFor(verdict).map((id) => ({ id, text: speech.words.advice[id] }));
}

function idsFor(verdict: Verdict): readonly AdviceId[] {
  const page: readonly AdviceId[] = verdict.evidence.some(({ kind }) => kind === 'page') ? ['read-page'] : [];
  const clock: readonly AdviceId[] = hasClockCode(verdict) ? ['check-clock'] : [];
  switch (verdict.reason) {
    case 'no_data':
      return ['check-now'];
    case 'offline':
      return ['reconnect'];
    case 'dns':
      return ['restart-router', 'other-network'];
    case 'captive_portal':
      return ['sign-in'];
    case 'proxy':
      return ['check-proxy', 'other-network'];
    case 'clock':
      return ['check-clock'];
    case 'name_server':
      return ['restart-router', 'check-proxy', 'other-network'];
    case 'several_at_once':
      return ['other-network', 'check-proxy'];
    case 'intercepted':
      return [...clock, 'check-proxy', 'other-network', 'sign-in'];
    case 'official_maintenance':
      return ['wait-for-maintenance', 'tell-when-back', 'use-another'];
    case 'official_outage':
      return ['tell-when-back', 'use-another', ...page];
    case 'failing_here':
    case 'failing_in_use':
    case 'resolved_but_failing_here':
      return ['wait', 'tell-when-back', 'use-another', ...page];
    case 'unreachable_from_here':
      return [...clock, 'other-network', 'check-proxy', 'tell-when-back', ...page];
    case 'slow_connection':
      return ['free-the-line', 'other-network'];
    case 'answer_too_long':
      return ['set-other-conditions', ...page];
    case 'bot_wall':
      return ['try-in-browser', ...page];
    case 'unstable':
    case 'slow_here':
    case 'official_but_works_here':
    case 'official_degraded':
    case 'incident_open_all_green':
    case 'recovering':
      return ['carry-on', ...page];
    case 'all_good':
      return [];
    default:
      return assertNever(verdict.reason);
  }
}

function hasClockCode({ evidence }: Verdict): boolean {
  return evidence.some((item) => item.kind === 'probes' && item.failed > 0 && CLOCK_CODES.has(item.code));
}
