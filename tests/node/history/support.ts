import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { History } from '../../../src/core/history-port.ts';
import type { Log } from '../../../src/core/ports.ts';
import { openHistory } from '../../../src/node/history/open.ts';
import type { Incident, Sample } from '../../../src/shared/observation.ts';
import type { VerdictChange } from '../../../src/shared/verdict.ts';

export const START_MS = Date.UTC(2026, 3, 28, 16, 0);
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A folder of the test's own, removed with it. */
export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-history-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Line {
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A log that keeps its lines. */
export function createLines(): { readonly log: Log; readonly lines: readonly Line[] } {
  const lines: Line[] = [];
  const write: Log['info'] = (event, fields = {}) => {
    lines.push({ event, fields });
  };
  return { lines, log: { info: write, warn: write, error: write } };
}

/** Opens history that must open without a notice; closed when the test ends. */
export function openSound(path: string, log?: Log): History {
  const opened = openHistory({
    path,
    clock: { wallMs: () => START_MS },
    ...(log === undefined ? {} : { log }),
  });
  if (!opened.ok) throw new Error(opened.error.message);
  if (opened.value.notices.length > 0) throw new Error(opened.value.notices[0]?.text);
  onTestFinished(opened.value.history.close);
  return opened.value.history;
}

export function createSample(
  at: number,
  fields: Partial<Sample> & { readonly ttfbMs?: number | null } = {},
): Sample {
  const { ttfbMs = 120, ...rest } = fields;
  return {
    targetId: 'api',
    at,
    class: 'ok',
    code: '401',
    phases: { dnsMs: 1.2, tcpMs: 10.4, tlsMs: 21.7, ttfbMs, totalMs: 155.5 },
    ...rest,
  };
}

export function createIncident(fields: Partial<Incident> = {}): Incident {
  return {
    id: 'inc-1',
    kind: 'incident',
    name: 'Elevated errors',
    status: 'investigating',
    impact: 'major',
    startedAt: START_MS,
    resolvedAt: null,
    scheduledUntil: null,
    url: 'https://status.example/incidents/inc-1',
    componentIds: ['api'],
    updates: [
      {
        id: 'u1',
        at: START_MS,
        status: 'investigating',
        body: 'We are looking into it.',
        components: [{ id: 'api', name: 'API', to: 'partial_outage' }],
      },
    ],
    ...fields,
  };
}

export function createChange(at: number, serviceId = 'claude'): VerdictChange {
  return {
    serviceId,
    at,
    from: null,
    to: {
      level: 'major_outage',
      cause: 'provider',
      reason: 'failing_here',
      since: at - 90_000,
      observedAt: at,
      suspicion: 'none',
      evidence: [
        {
          kind: 'probes',
          targetId: 'api',
          name: 'API',
          failed: 6,
          tried: 6,
          spanMs: 180_000,
          class: 'provider_failure',
          code: '529',
          at,
        },
      ],
    },
  };
}
