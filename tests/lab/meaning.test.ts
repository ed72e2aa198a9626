import { afterEach, describe, expect, it } from 'vitest';
import { feedFor } from '../../src/core/feeds/feed.ts';
import { classifyProbe } from '../../src/core/probes/classify.ts';
import { connectionState } from '../../src/core/verdict/connection.ts';
import { type Lab, startLab } from '../../src/lab/lab.ts';
import { createClock } from '../../src/node/clock.ts';
import { createControlCheck } from '../../src/node/controls/control-check.ts';
import { createNetwork } from '../../src/node/http/network.ts';
import { createProbe } from '../../src/node/probe/probe.ts';
import { call } from './call.ts';
import { createDial, toScenario } from './scenarios.ts';

const labs: Lab[] = [];

afterEach(async () => {
  await Promise.all(labs.splice(0).map((lab) => lab.close()));
});

async function start(timeline: readonly unknown[], page: Record<string, unknown> = {}): Promise<Lab> {
  const lab = await startLab({ scenario: toScenario(timeline, page), clock: createDial().clock, tls: true });
  labs.push(lab);
  return lab;
}

function networkFor(lab: Lab) {
  return createNetwork({
    clock: createClock(),
    userAgent: 'Pilotlight test',
    extraCaPem: lab.caPem,
    resolveProxy: async () => null,
  });
}

const signal = new AbortController().signal;

describe('what the lab plays means to the application what it is meant to', () => {
  it.each([
    [{ kind: 'normal' }, 'ok', '401'],
    [{ kind: 'overloaded' }, 'provider_failure', '529'],
    [{ kind: 'server_error', status: 500 }, 'provider_failure', '500'],
    [{ kind: 'server_error', status: 503 }, 'provider_failure', '503'],
    [{ kind: 'rate_limited' }, 'limited', '429'],
    [{ kind: 'walled' }, 'walled', '403'],
    [{ kind: 'html' }, 'intercepted', '200'],
    [{ kind: 'portal' }, 'intercepted', '302'],
    [{ kind: 'hang' }, 'network_failure', 'ETIMEDOUT'],
    [{ kind: 'hang', phase: 'connect' }, 'network_failure', 'ETIMEDOUT'],
    [{ kind: 'reset' }, 'network_failure', 'ECONNRESET'],
    [{ kind: 'refuse' }, 'network_failure', 'ECONNREFUSED'],
    [
      { kind: 'bad_certificate', fault: 'unknown_authority' },
      'intercepted',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
    [{ kind: 'bad_certificate', fault: 'wrong_host' }, 'intercepted', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    [{ kind: 'bad_certificate', fault: 'expired' }, 'network_failure', 'CERT_HAS_EXPIRED'],
    [{ kind: 'bad_certificate', fault: 'not_yet_valid' }, 'network_failure', 'CERT_NOT_YET_VALID'],
  ])('an API that does %j', async (behaviour, outcome, code) => {
    const lab = await start([{ at: '00:00', kind: 'behaviour', hosts: ['acme/api'], behaviour }]);
    const target = lab.servicesFile.services[0]?.targets[0];
    if (target === undefined) {
      throw new Error('no target');
    }
    const result = await createProbe(networkFor(lab))({ url: target.url, deadlineMs: 1_500, signal });
    expect(classifyProbe(target, result)).toEqual({ class: outcome, code });
  });

  it.each([
    [{ state: 'online' }, 'online', [true, true, true], 'clear', true],
    [{ state: 'offline' }, 'offline', [false, false, false], 'unreachable', false],
    [{ state: 'captive' }, 'captive', [false, false, false], 'portal', false],
    [{ state: 'captive', tls: 'intercept' }, 'captive', [false, false, false], 'portal', true],
    [{ state: 'intercepted' }, 'intercepted', [false, false, false], 'clear', true],
    [{ state: 'clock' }, 'clock', [false, false, false], 'clear', true],
  ])('a network that is %j', async (network, state, hosts, captive, literalOk) => {
    const lab = await start([{ at: '00:00', kind: 'network', network }]);
    const { controls } = lab.servicesFile;
    if (controls === null) {
      throw new Error('no controls');
    }
    const reading = await createControlCheck(networkFor(lab), controls)(signal);
    expect(connectionState(reading)).toBe(state);
    expect({ ...reading, hosts: reading.hosts.map((host) => host.ok) }).toMatchObject({
      hosts,
      captive,
      literalOk,
    });
  });

  it.each(['statuspage', 'incidentio'] as const)('a page in the format of %s', async (variant) => {
    const set = { one: 'major_outage', two: 'degraded_performance' };
    const lab = await start([{ at: '00:00', kind: 'components', set }], { variant });
    const feed = feedFor(variant);
    const answer = await call(feed.addressOf('state', lab.urls['acme/page'] ?? ''), { caPem: lab.caPem });
    const bytes = new TextEncoder().encode(answer.ok ? answer.body : '');
    const reading = feed.parse({ part: 'state', bytes, at: 0 });
    expect(reading.ok && reading.value.components?.map(({ id, level }) => [id, level])).toEqual(
      expect.arrayContaining([
        ['one', 'major_outage'],
        ['two', 'degraded'],
        ['three', 'operational'],
      ]),
    );
  });
});
