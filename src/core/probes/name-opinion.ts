import type { ControlReading, OutcomeClass } from '../../shared/observation.ts';
import type { Target } from '../../shared/service.ts';
import type { NameAnswer, ProbeEnd, ProbeResult } from '../ports.ts';
import { classifyProbe } from './classify.ts';
import { someControlAnswered } from './gate.ts';

/** What another name server said of a target that could not be found, or was found in the wrong place. */
export interface NameOpinion {
  readonly at: number;
  readonly elsewhere: NameAnswer['answer'];
  /** Whose doing that makes it. */
  readonly blames: 'you' | 'provider' | 'nobody';
}

/** How long an opinion stands before another is asked for: a fault is explained once, not at every try. */
export const OPINION_KEEP_MS = 5 * 60_000;

/**
 * Whether a name server may be behind a failure: the name was not found although others were, or it led to where no public
 * service lives, or somebody with a foreign certificate answered.
 */
export function mayBeNameServer(
  outcome: OutcomeClass,
  { end, addresses }: ProbeResult,
  controls: ControlReading,
): boolean {
  if (!someControlAnswered(controls) || end.kind === 'aborted') return false;
  if (isLookupFailure(end)) return true;
  if (outcome === 'intercepted') {
    return end.kind === 'failed' ? end.stage !== 'proxy' : end.status !== 407;
  }
  return outcome === 'network_failure' && (addresses ?? []).some(isNoPublicAddress);
}

const isLookupFailure = (end: ProbeEnd): boolean => end.kind === 'failed' && end.stage === 'dns';

/** Addresses that filters answer with, and that no public service has (RFC 1122, 1918, 3927, 4193, 4291, 6598). */
export function isNoPublicAddress(address: string): boolean {
  return (
    /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
      address,
    ) || /^(?:::1?$|f[cd]|fe80:)/i.test(address)
  );
}

/**
 * The opinion that an answer amounts to. It knows the name that was not found here, or leads to a place where the target
 * answers as itself: the user's own name server stands in between. It does not know the name either: the provider's doing.
 */
export function toNameOpinion(
  target: Target,
  failed: ProbeResult,
  { answer, result }: NameAnswer,
  at: number,
): NameOpinion {
  const isFoundHere = !isLookupFailure(failed.end);
  if (answer === 'no_such_name' || answer === 'failing') {
    return { at, elsewhere: answer, blames: isFoundHere ? 'nobody' : 'provider' };
  }
  if (answer === 'unreachable') return { at, elsewhere: answer, blames: 'nobody' };
  const there = result === null ? null : classifyProbe(target, result).class;
  const isThere = there === 'ok' || there === 'limited' || there === 'walled' || there === 'provider_failure';
  return { at, elsewhere: answer, blames: isThere || !isFoundHere ? 'you' : 'nobody' };
}

/** The class of a failure for which a name server may be to blame, once another one was asked. */
export function refineByOpinion(outcome: OutcomeClass, { blames }: NameOpinion): OutcomeClass {
  switch (blames) {
    case 'you':
      return 'intercepted';
    case 'provider':
      return 'provider_failure';
    case 'nobody':
      return outcome;
  }
}
