import { expect, it } from 'vitest';
import type { ProbeRequest } from '../../../src/core/ports.ts';
import { checkTarget } from '../../../src/core/probes/check-target.ts';
import type { Conditions } from '../../../src/shared/service.ts';
import { createManualClock, noAbort } from '../../support/test-network.ts';

const PHASES = { dnsMs: 1, tcpMs: 1, tlsMs: 1, ttfbMs: 1, totalMs: 4 };

it.each<readonly [Conditions | undefined, boolean]>([
  [undefined, true],
  [{ status: 200, certificateDays: 7 }, true],
  [{ text: 'ok' }, false],
  [{ json: { path: 'status' } }, false],
])(
  'is content with the head of a stream where nobody minds what it holds: %j',
  async (must, isHeadEnough) => {
    const asked: ProbeRequest[] = [];
    const { sample } = await checkTarget(
      {
        id: 'api',
        name: 'API',
        url: 'https://api.example/',
        aliveStatuses: [],
        expects: 'any',
        ...(must === undefined ? {} : { must }),
      },
      {
        ports: {
          clock: createManualClock(),
          probe: (request) => {
            asked.push(request);
            const end = { kind: 'answered', status: 200, headers: {}, bodyStart: '', isCut: true } as const;
            return Promise.resolve({ at: 0, phases: PHASES, end, overdueMs: 0, isIpv6Broken: false });
          },
        },
        signal: noAbort(),
        askControls: () => Promise.reject(new Error('nothing failed')),
        isSettling: () => false,
      },
    );
    expect(asked).toMatchObject([{ isHeadEnough }]);
    expect(sample.class).toBe(isHeadEnough ? 'ok' : 'walled');
  },
);
