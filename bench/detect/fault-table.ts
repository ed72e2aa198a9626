import type { NameAnswer, ProbeEnd, ProbeResult } from '../../src/core/ports.ts';
import type { ConnectionState, ControlReading } from '../../src/shared/observation.ts';
import type { Verdict } from '../../src/shared/verdict.ts';
import { drawAnswerMs, drawConnectMs, toPhases } from './latency.ts';
import type { Random } from './random.ts';
import { HOUR } from './weather.ts';

/** What one probe, the controls and another name server show while a fault lasts. `isHit` says whether it is the provider at fault. */
export interface Fault {
  readonly name: string;
  readonly isRight: (verdict: Verdict, connection: ConnectionState) => boolean;
  readonly probe: (random: Random, isHit: boolean) => Partial<ProbeResult>;
  readonly controls?: (random: Random) => ControlPlay;
  readonly elsewhere?: (random: Random) => NameAnswer;
  /** Whether the status pages can be read meanwhile. */
  readonly isCutOff?: boolean;
}

export interface ControlPlay {
  readonly ends?: readonly ProbeEnd[];
  readonly addedMs?: number;
  readonly captive?: ControlReading['captive'];
  readonly literalOk?: boolean | null;
  readonly clockAheadMs?: number;
  readonly isIpv6Broken?: boolean;
}

type Stage = Extract<ProbeEnd, { kind: 'failed' }>['stage'];
const JSON_TYPE = { 'content-type': 'application/json' };
const HTML = { 'content-type': 'text/html' };

export const failedAt = (stage: Stage, code: string): ProbeEnd => ({ kind: 'failed', stage, code });
const answered = (status: number, headers: Readonly<Record<string, string>> = JSON_TYPE): ProbeEnd => ({
  kind: 'answered',
  status,
  headers,
  bodyStart: '',
});
const well = (random: Random): Partial<ProbeResult> => ({
  end: answered(401),
  phases: toPhases(drawConnectMs(random), drawAnswerMs(random)),
});
const three = (make: () => ProbeEnd): readonly ProbeEnd[] => [make(), make(), make()];

const FOREIGN_CERTIFICATES = [
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
] as const;
const DEAD_NAMES = ['EAI_AGAIN', 'ENOTFOUND'] as const;
const NO_WAY = ['ENETUNREACH', 'EHOSTUNREACH', 'ETIMEDOUT', 'ECONNRESET'] as const;
const REFUSING_PROXY = ['407', 'ECONNREFUSED', '403', 'ETIMEDOUT'] as const;
const SERVER_ERRORS = [500, 502, 503, 504, 520, 521, 522, 523] as const;

const is =
  (reason: Verdict['reason'], cause: Verdict['cause']) =>
  (verdict: Verdict): boolean =>
    verdict.reason === reason && verdict.cause === cause;
const worksWhile =
  (state: ConnectionState) =>
  (verdict: Verdict, connection: ConnectionState): boolean =>
    verdict.level === 'operational' && connection === state;

/** Only the provider that is hit fails, in this way; all others are reached as ever. */
const hit =
  (make: (random: Random) => Partial<ProbeResult>): Fault['probe'] =>
  (random, isHit) =>
    isHit ? make(random) : well(random);

/** Everything fails alike. */
function cutOff(
  make: (random: Random) => ProbeEnd,
  play: Partial<ControlPlay>,
): Pick<Fault, 'probe' | 'controls' | 'isCutOff'> {
  return {
    isCutOff: true,
    probe: (random) => ({ end: make(random) }),
    controls: (random) => ({ ends: three(() => make(random)), captive: 'unreachable', ...play }),
  };
}

export const FAULTS: readonly Fault[] = [
  {
    name: 'offline',
    isRight: is('offline', 'you'),
    ...cutOff(
      (random) => (random.chance(0.5) ? failedAt('dns', 'EAI_AGAIN') : failedAt('tcp', random.pick(NO_WAY))),
      { literalOk: false },
    ),
  },
  {
    name: 'name server dead',
    isRight: is('dns', 'you'),
    ...cutOff((random) => failedAt('dns', random.pick(DEAD_NAMES)), { literalOk: true }),
  },
  {
    name: 'name server lies about one provider',
    isRight: is('name_server', 'you'),
    probe: hit((random) =>
      random.chance(0.5)
        ? { end: failedAt('tls', random.pick(FOREIGN_CERTIFICATES)) }
        : { end: failedAt('tcp', 'ECONNREFUSED'), addresses: [random.chance(0.5) ? '0.0.0.0' : '127.0.0.1'] },
    ),
    elsewhere: (random) => ({ answer: 'known', result: toResult(well(random)) }),
  },
  {
    name: 'name server withholds one provider',
    isRight: is('name_server', 'you'),
    probe: hit((random) => ({ end: failedAt('dns', random.pick(DEAD_NAMES)) })),
    elsewhere: (random) => ({ answer: 'known', result: toResult(well(random)) }),
  },
  {
    name: 'captive portal',
    isRight: is('captive_portal', 'you'),
    ...cutOff(
      (random) =>
        random.chance(0.5)
          ? failedAt('tls', random.pick(FOREIGN_CERTIFICATES))
          : failedAt('tcp', random.pick(['ETIMEDOUT', 'ECONNREFUSED'])),
      { captive: 'portal', literalOk: false },
    ),
  },
  {
    name: 'proxy refuses',
    isRight: is('proxy', 'you'),
    ...cutOff((random) => failedAt('proxy', random.pick(REFUSING_PROXY)), { literalOk: null }),
  },
  {
    name: 'TLS intercepted',
    isRight: is('intercepted', 'you'),
    ...cutOff((random) => failedAt('tls', random.pick(FOREIGN_CERTIFICATES)), {
      captive: 'clear',
      literalOk: true,
    }),
  },
  {
    name: 'IPv6 black hole',
    isRight: worksWhile('ipv6'),
    probe: (random) => ({ ...well(random), isIpv6Broken: true }),
    controls: () => ({ isIpv6Broken: true }),
  },
  {
    name: 'clock wrong by hours',
    isRight: worksWhile('clock'),
    probe: well,
    controls: (random) => ({ clockAheadMs: (random.chance(0.5) ? 1 : -1) * random.between(1.1, 20) * HOUR }),
  },
  {
    name: 'clock wrong by years',
    isRight: is('clock', 'you'),
    ...cutOff(
      (random) =>
        failedAt('tls', random.pick(['CERT_NOT_YET_VALID', 'CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED'])),
      {
        captive: 'clear',
        literalOk: true,
      },
    ),
  },
  {
    name: 'VPN route broken to one provider',
    isRight: is('unreachable_from_here', 'unclear'),
    probe: hit((random) => ({
      end: failedAt('tcp', random.pick(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])),
    })),
  },
  {
    name: 'server down, silent',
    isRight: is('unreachable_from_here', 'unclear'),
    probe: hit((random) => ({
      end: failedAt('tcp', random.pick(['ETIMEDOUT', 'ECONNREFUSED', 'ECONNRESET'])),
    })),
  },
  {
    name: 'server down, errors',
    isRight: is('failing_here', 'provider'),
    probe: hit((random) => ({ end: answered(random.pick(SERVER_ERRORS), HTML) })),
  },
  {
    name: 'provider’s name gone',
    isRight: is('failing_here', 'provider'),
    probe: hit((random) => ({ end: failedAt('dns', random.pick(DEAD_NAMES)) })),
    elsewhere: (random) => ({ answer: random.pick(['no_such_name', 'failing']), result: null }),
  },
  {
    name: 'provider’s certificate expired',
    isRight: is('failing_here', 'provider'),
    probe: hit(() => ({ end: failedAt('tls', 'CERT_HAS_EXPIRED') })),
  },
  {
    name: 'server slow',
    isRight: is('slow_here', 'provider'),
    probe: hit((random) => ({
      end: answered(401),
      phases: toPhases(drawConnectMs(random), 1_300 + random.exponential(2_000)),
    })),
  },
  {
    name: 'your line slow',
    isRight: is('slow_connection', 'you'),
    probe: (random) => ({
      end: answered(401),
      phases: toPhases(400 + random.exponential(800), 1_300 + random.exponential(1_500)),
    }),
    controls: (random) => ({ addedMs: 400 + random.exponential(800) }),
  },
  {
    name: 'overloaded (529)',
    isRight: is('failing_here', 'provider'),
    probe: hit(() => ({ end: answered(529) })),
  },
  {
    name: 'too many requests (429)',
    isRight: worksWhile('online'),
    probe: hit(() => ({ end: answered(429) })),
  },
  { name: 'no key (401)', isRight: worksWhile('online'), probe: well },
  {
    name: 'bot wall',
    isRight: worksWhile('online'),
    probe: hit((random) => ({
      end: answered(random.pick([403, 429, 503]), { ...HTML, 'cf-mitigated': 'challenge' }),
    })),
  },
];

/** A whole result of the parts that matter. */
export function toResult(part: Partial<ProbeResult>): ProbeResult {
  const nothing = { dnsMs: null, tcpMs: null, tlsMs: null, ttfbMs: null, totalMs: 500 };
  return {
    at: 0,
    phases: part.end?.kind === 'answered' ? toPhases(25, 200) : nothing,
    end: answered(401),
    overdueMs: 0,
    isIpv6Broken: false,
    ...part,
  };
}
