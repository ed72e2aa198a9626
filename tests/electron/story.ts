import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lab, startLab } from '../../src/lab/lab.ts';
import { createDial, toScenario } from '../lab/scenarios.ts';

/** A world with one service in it that a spec breaks and mends. */
export interface World {
  readonly servicesFile: string;
  readonly lab: Lab;
  /** From now on the API fails and the page says so. */
  readonly breakDown: () => Promise<void>;
  /** From now on all is well, and the page has closed the incident. */
  readonly mend: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const MINUTE_MS = 60_000;
const BREAKS_AT_MS = 3 * MINUTE_MS;
const MENDS_AT_MS = 6 * MINUTE_MS;

const TIMELINE = [
  {
    at: '03:00',
    kind: 'incident',
    id: 'down',
    name: 'Requests fail',
    impact: 'critical',
    status: 'investigating',
    body: 'We are looking into it.',
    components: { one: 'major_outage' },
  },
  {
    at: '03:00',
    kind: 'behaviour',
    hosts: ['acme/api', 'acme/web'],
    behaviour: { kind: 'server_error', status: 503 },
  },
  {
    at: '06:00',
    kind: 'incident',
    id: 'down',
    status: 'resolved',
    body: 'Requests are answered again.',
    components: { one: 'operational' },
  },
  { at: '06:00', kind: 'behaviour', hosts: ['acme/api', 'acme/web'], behaviour: { kind: 'normal' } },
];

/**
 * Starts the lab on a story whose times all lie in the last half hour, so that the app's own clock finds nothing from the
 * future, and writes the services file that points at it.
 */
export async function startWorld(folder: string): Promise<World> {
  const dial = createDial(Date.now() - 30 * MINUTE_MS);
  const lab = await startLab({ scenario: toScenario(TIMELINE), clock: dial.clock, tls: true });
  const servicesFile = join(folder, 'services.json');
  writeFileSync(servicesFile, JSON.stringify(lab.servicesFile));
  const turnTo = async (offsetMs: number): Promise<void> => {
    dial.turnTo(offsetMs);
    await lab.sync();
  };
  return {
    servicesFile,
    lab,
    breakDown: () => turnTo(BREAKS_AT_MS + MINUTE_MS),
    mend: () => turnTo(MENDS_AT_MS + MINUTE_MS),
    close: lab.close,
  };
}
