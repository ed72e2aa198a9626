import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pageStateAfter, toPageSteps } from '../../src/lab/page-state.ts';
import type { Scenario } from '../../src/lab/scenario.ts';
import { parseScenario, readScenario } from '../../src/lab/scenario-file.ts';
import { toStatuspageDocument } from '../../src/lab/statuspage.ts';

const FOLDER = fileURLToPath(new URL('../../assets/scenarios/', import.meta.url));

export const SHIPPED = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

export async function readShipped(name: string): Promise<Scenario> {
  const read = await readScenario(FOLDER + name);
  if (!read.ok) {
    throw new Error(read.error);
  }
  return read.value;
}

/** A ten-minute scenario with one service, one API and the given timeline, as its JSON would be. */
export function toDraft(timeline: readonly unknown[], page: Readonly<Record<string, unknown>> = {}) {
  return {
    title: 'Test',
    story: 'Only for a test.',
    endsAt: '10:00',
    alarms: 'none',
    services: [
      {
        id: 'acme',
        name: 'Acme',
        page: {
          id: 'acmepage0001',
          name: 'Acme',
          mirror: true,
          components: [
            { id: 'group', name: 'Everything', isGroup: true },
            { id: 'one', name: 'One', group: 'group' },
            { id: 'two', name: 'Two', group: 'group' },
            { id: 'three', name: 'Three' },
          ],
          ...page,
        },
        targets: [
          { id: 'api', name: 'Acme API', style: 'api', path: '/v1/models' },
          { id: 'web', name: 'acme.example', style: 'web' },
        ],
      },
    ],
    timeline,
  };
}

export function toScenario(
  timeline: readonly unknown[],
  page: Readonly<Record<string, unknown>> = {},
): Scenario {
  const parsed = parseScenario(toDraft(timeline, page));
  if (!parsed.ok) {
    throw new Error(parsed.error);
  }
  return parsed.value;
}

/** A clock that stands still until it is turned. */
export function createDial(startMs = STARTED_AT_MS) {
  let nowMs = startMs;
  return {
    clock: { wallMs: () => nowMs },
    turnTo: (offsetMs: number) => {
      nowMs = startMs + offsetMs;
    },
  };
}

export const STARTED_AT_MS = Date.UTC(2026, 3, 28, 17, 24);

/** The document the first service's page serves at `path` once the story has reached `atMs`. */
export function pageDocumentAt(
  scenario: Scenario,
  path: string,
  atMs: number,
  startedAtMs: number = STARTED_AT_MS,
  make: typeof toStatuspageDocument = toStatuspageDocument,
): unknown {
  const [service] = scenario.services;
  if (service === undefined) {
    throw new Error('a scenario without a service');
  }
  const state = pageStateAfter(toPageSteps(scenario, service).filter((step) => step.at <= atMs));
  return make({ page: service.page, url: 'https://127.0.0.1:1', startedAtMs }, state, path);
}
