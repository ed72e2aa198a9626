import type { ProbeResult } from '../../src/core/ports.ts';
import type { ControlReading, Phases, Sample } from '../../src/shared/observation.ts';
import { drawAnswerMs, drawConnectMs, toPhases } from './latency.ts';
import type { Random } from './random.ts';
import type { Trouble } from './weather.ts';

/** A healthy try fails by chance so often: half of these are server errors, half dropped connections. */
export const CHANCE_OF_FAILURE = 0.003;

const CONTROL_HOSTS = ['a.example', 'b.example', 'c.example'];
const DEADLINE_MS = 10_000;
const CONTROL_DEADLINE_MS = 5_000;
/** In a lossy Wi-Fi, retransmissions carry this many of a probe's connections through, and of the impatient controls'. */
const LOSSY_FAILS = 0.8;
const LOSSY_CONTROL_FAILS = 0.85;
/** A control asked in the middle of a blip slips through so often. */
const CONTROL_MISSES = 0.03;

const JSON_TYPE = { 'content-type': 'application/json' };

function answered(at: number, status: number, phases: Phases): ProbeResult {
  const end = { kind: 'answered', status, headers: JSON_TYPE, bodyStart: '' } as const;
  return { at, phases, end, overdueMs: 0, isIpv6Broken: false };
}

function failed(at: number, stage: 'dns' | 'tcp' | 'tls', code: string, tookMs: number): ProbeResult {
  const phases = { dnsMs: null, tcpMs: null, tlsMs: null, ttfbMs: null, totalMs: tookMs };
  return { at, phases, end: { kind: 'failed', stage, code }, overdueMs: 0, isIpv6Broken: false };
}

/** What is forced upon one try that would else be an ordinary one. */
export type Forced = { readonly kind: 'failure' } | { readonly kind: 'slow'; readonly answerMs: number };

/** Whose doing an odd outcome was: what the detector under test has to find out, and never sees. */
export type Truth = 'fine' | 'chance' | 'local' | 'provider';

export interface Outcome {
  readonly result: ProbeResult;
  readonly truth: Truth;
}

/** How a probe of `provider` that starts at `at` ends, with these troubles about. */
export function probeOutcome(
  random: Random,
  troubles: readonly Trouble[],
  provider: number,
  at: number,
  forced: Forced | null,
): Outcome {
  let addedMs = 0;
  let factor = 1;
  for (const trouble of troubles) {
    const end = endBy(random, trouble, provider, at);
    if (end !== null) return { result: end, truth: trouble.kind === 'failing' ? 'provider' : 'local' };
    if (trouble.kind === 'congested') addedMs += trouble.addedMs;
    if (trouble.kind === 'slow' && trouble.provider === provider) factor *= trouble.factor;
  }
  const connectMs = drawConnectMs(random) + addedMs * random.between(0.5, 1);
  if (forced?.kind === 'failure' || random.chance(CHANCE_OF_FAILURE)) {
    const result = random.chance(0.5)
      ? answered(at, 502, toPhases(connectMs, 90))
      : failed(at, 'tls', 'ECONNRESET', 120);
    return { result, truth: 'chance' };
  }
  const ownMs = forced?.kind === 'slow' ? forced.answerMs : drawAnswerMs(random);
  const answerMs = ownMs * factor + addedMs * random.between(0.5, 1);
  const truth = addedMs > 0 ? 'local' : factor > 1 ? 'provider' : forced === null ? 'fine' : 'chance';
  return { result: answered(at, 401, toPhases(connectMs, answerMs)), truth };
}

function endBy(random: Random, trouble: Trouble, provider: number, at: number): ProbeResult | null {
  switch (trouble.kind) {
    case 'offline':
      if (trouble.stage === 'dns') return failed(at, 'dns', 'EAI_AGAIN', random.between(20, 8_000));
      return random.chance(0.5)
        ? failed(at, 'tcp', 'ENETUNREACH', 20)
        : failed(at, 'tcp', 'ETIMEDOUT', DEADLINE_MS);
    case 'network_change':
      return failed(at, 'tcp', 'ETIMEDOUT', DEADLINE_MS);
    case 'lossy':
      return random.chance(LOSSY_FAILS) ? failed(at, 'tcp', 'ETIMEDOUT', DEADLINE_MS) : null;
    case 'portal':
      return random.chance(0.5)
        ? failed(at, 'tls', 'SELF_SIGNED_CERT_IN_CHAIN', 200)
        : failed(at, 'tcp', 'ETIMEDOUT', DEADLINE_MS);
    case 'failing':
      if (trouble.provider !== provider || !random.chance(trouble.share)) return null;
      return trouble.how === 'error'
        ? answered(at, 503, toPhases(drawConnectMs(random), 80))
        : failed(at, 'tcp', 'ETIMEDOUT', DEADLINE_MS);
    case 'congested':
    case 'slow':
    case 'control_down':
    case 'asleep':
    case 'frozen':
      return null;
  }
}

/** The same probe in a process that stood still: its end is noticed late, and past the deadline as a failure. */
export function noticedLate(result: ProbeResult, lateMs: number): ProbeResult {
  const totalMs = result.phases.totalMs + lateMs;
  const overdueMs = Math.max(0, totalMs - DEADLINE_MS);
  if (overdueMs > 0) return { ...failed(result.at, 'tcp', 'ETIMEDOUT', totalMs), overdueMs };
  const { ttfbMs } = result.phases;
  return {
    ...result,
    phases: { ...result.phases, totalMs, ttfbMs: ttfbMs === null ? null : ttfbMs + lateMs },
  };
}

/** A try with nothing remarkable about it. */
export function healthySample(targetId: string, at: number): Sample {
  return { targetId, at, class: 'ok', code: '401', phases: toPhases(25, 220) };
}

/** What the controls show when they are asked at `at`, and how long they take to show it. */
export function controlOutcome(
  random: Random,
  troubles: readonly Trouble[],
  at: number,
): { readonly reading: ControlReading; readonly tookMs: number } {
  const has = (kind: Trouble['kind']): boolean => troubles.some((trouble) => trouble.kind === kind);
  const isCut = (has('offline') || has('network_change')) && !random.chance(CONTROL_MISSES);
  const isPortal = has('portal');
  const addedMs = troubles.reduce(
    (sum, trouble) => sum + (trouble.kind === 'congested' ? trouble.addedMs : 0),
    0,
  );
  const stage = troubles.some((trouble) => trouble.kind === 'offline' && trouble.stage === 'dns')
    ? 'dns'
    : 'tcp';
  const hosts = CONTROL_HOSTS.map((host, index) => {
    const isDown = troubles.some((trouble) => trouble.kind === 'control_down' && trouble.host === index);
    const ok = !(isCut || isPortal || isDown || (has('lossy') && random.chance(LOSSY_CONTROL_FAILS)));
    const connectMs = ok ? drawConnectMs(random) + addedMs * random.between(0.5, 1) : null;
    return {
      host,
      ok,
      stage: ok ? null : isPortal ? 'tls' : stage,
      code: ok ? null : 'ETIMEDOUT',
      connectMs,
    };
  });
  const reading = {
    at,
    hosts,
    captive: isPortal ? ('portal' as const) : ('clear' as const),
    literalOk: isCut ? stage === 'dns' : true,
  };
  return { reading, tookMs: hosts.every(({ ok }) => ok) ? 120 : CONTROL_DEADLINE_MS };
}
