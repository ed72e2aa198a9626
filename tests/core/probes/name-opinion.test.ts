import { describe, expect, it } from 'vitest';
import type { ProbeEnd, ProbeResult } from '../../../src/core/ports.ts';
import { checkTarget } from '../../../src/core/probes/check-target.ts';
import {
  isNoPublicAddress,
  mayBeNameServer,
  type NameOpinion,
  refineByOpinion,
  toNameOpinion,
} from '../../../src/core/probes/name-opinion.ts';
import { ALIVE, NO_NAME, SILENT } from '../support/scripted-ports.ts';
import { AT, answered, reading, target } from '../support/verdicts.ts';

const CONTROLS = reading([true, true, true]);
const API = target('api.example');

function result(end: ProbeEnd, given: Partial<ProbeResult> = {}): ProbeResult {
  const phases = { dnsMs: 1, tcpMs: 1, tlsMs: 1, ttfbMs: 1, totalMs: 4 };
  return { at: AT, phases, end, overdueMs: 0, isIpv6Broken: false, ...given };
}
const FOREIGN: ProbeEnd = { kind: 'failed', stage: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID' };
const PROXY: ProbeEnd = { kind: 'failed', stage: 'proxy', code: 'ECONNREFUSED' };

describe('mayBeNameServer', () => {
  it.each([
    ['a name that is not found', 'network_failure', result(NO_NAME), true],
    ['a foreign certificate', 'intercepted', result(FOREIGN), true],
    [
      'a name that leads to this machine',
      'network_failure',
      result(SILENT, { addresses: ['127.0.0.1'] }),
      true,
    ],
    ['a name that leads nowhere', 'network_failure', result(SILENT, { addresses: ['0.0.0.0'] }), true],
    [
      'silence at a public address',
      'network_failure',
      result(SILENT, { addresses: ['160.79.104.10'] }),
      false,
    ],
    ['a proxy that refuses', 'intercepted', result(PROXY), false],
    ['a proxy that wants a password', 'intercepted', result(answered(407)), false],
  ] as const)('%s: %s, %o, %s', (_name, outcome, given, expected) => {
    expect(mayBeNameServer(outcome, given, CONTROLS)).toBe(expected);
  });

  it('is not asked while no name leads anywhere', () => {
    expect(mayBeNameServer('network_failure', result(NO_NAME), reading([false, false]))).toBe(false);
  });
});

describe('isNoPublicAddress', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '127.0.0.1',
    '169.254.1.1',
    '172.16.0.1',
    '172.31.9.9',
    '192.168.0.1',
    '100.64.0.1',
    '::',
    '::1',
    'fd00::1',
    'fe80::1',
  ])('%s lies within', (address) => {
    expect(isNoPublicAddress(address)).toBe(true);
  });
  it.each(['1.1.1.1', '100.128.0.1', '172.32.0.1', '160.79.104.10', '2606:4700::1', '::ffff:1'])(
    '%s does not',
    (address) => {
      expect(isNoPublicAddress(address)).toBe(false);
    },
  );
});

describe('toNameOpinion', () => {
  const there = result(ALIVE);
  it.each([
    ['not found here, known there', NO_NAME, { answer: 'known', result: there }, 'you'],
    ['not found here, known there and silent', NO_NAME, { answer: 'known', result: result(SILENT) }, 'you'],
    ['not found anywhere', NO_NAME, { answer: 'no_such_name', result: null }, 'provider'],
    ['its own name servers fail', NO_NAME, { answer: 'failing', result: null }, 'provider'],
    ['nobody to ask', NO_NAME, { answer: 'unreachable', result: null }, 'nobody'],
    ['a stranger here, itself there', FOREIGN, { answer: 'known', result: there }, 'you'],
    ['a stranger here and there', FOREIGN, { answer: 'known', result: result(FOREIGN) }, 'nobody'],
  ] as const)('%s', (_name, end, answer, blames) => {
    expect(toNameOpinion(API, result(end), answer, AT)).toEqual({ at: AT, elsewhere: answer.answer, blames });
  });

  it('turns the class of a failure accordingly', () => {
    const opinion: NameOpinion = { at: AT, elsewhere: 'known', blames: 'you' };
    expect(refineByOpinion('network_failure', opinion)).toBe('intercepted');
    expect(refineByOpinion('network_failure', { ...opinion, blames: 'provider' })).toBe('provider_failure');
    expect(refineByOpinion('intercepted', { ...opinion, blames: 'nobody' })).toBe('intercepted');
  });
});

describe('checkTarget', () => {
  async function check(end: ProbeEnd, opinion: NameOpinion | null = null, controls = CONTROLS) {
    let asked = 0;
    const checked = await checkTarget(API, {
      ports: {
        clock: { wallMs: () => AT, monoMs: () => 0, after: () => () => {} },
        probe: () => Promise.resolve(result(end)),
        askNameServer: () => {
          asked += 1;
          return Promise.resolve({ answer: 'known', result: result(ALIVE) });
        },
      },
      signal: new AbortController().signal,
      askControls: () => Promise.resolve(controls),
      isSettling: () => false,
      known: {
        latency: {
          network: '',
          answer: { days: [], fresh: [], count: 0, usual: null },
          connect: { days: [], fresh: [], count: 0, usual: null },
        },
        areControlsSlow: () => null,
        opinion,
      },
    });
    return { ...checked, asked };
  }

  it('asks another name server once, and lets its word stand for a while', async () => {
    const first = await check(NO_NAME);
    expect(first).toMatchObject({ asked: 1, sample: { class: 'intercepted', code: 'ENOTFOUND' } });
    expect(await check(NO_NAME, first.opinion)).toMatchObject({ asked: 0, sample: { class: 'intercepted' } });
    const old: NameOpinion = { at: AT - 5 * 60_000, elsewhere: 'known', blames: 'you' };
    expect(await check(NO_NAME, old)).toMatchObject({ asked: 1 });
  });

  it('asks nobody while the connection itself is down, or all is well', async () => {
    expect(await check(NO_NAME, null, reading([false, false, false]))).toMatchObject({
      asked: 0,
      sample: { class: 'local' },
    });
    expect(await check(ALIVE)).toMatchObject({ asked: 0, sample: { class: 'ok' } });
  });
});
