import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createEngine } from '../../../src/core/engine.ts';
import { createLog } from '../../../src/node/log.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';
import { CLAUDE, MINUTE, START } from '../support/play.ts';
import { ALIVE, createScriptedPorts, type World } from '../support/scripted-ports.ts';

it('says in the log which job met a bug', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const clock = createVirtualClock(START);
  const world: World = {
    probe: () => ({ end: ALIVE }),
    controls: () => 'online',
    page: () => 'operational',
  };
  const { ports } = createScriptedPorts(clock, world);
  const engine = createEngine({
    ports: { ...ports, log: createLog({ folder, env: {} }), probe: () => Promise.reject(new Error('a bug')) },
    catalogue: [CLAUDE],
    capabilities: { tray: false, notifications: false, startAtLogin: false, openLinks: false },
    version: '0',
    run: 'test',
    notices: [],
  });
  engine.start();
  await clock.advance(MINUTE);
  engine.stop();
  const lines = readFileSync(join(folder, 'pilotlight.log'), 'utf8').trim().split('\n');
  const errors = lines.map((line): unknown => JSON.parse(line));
  expect(errors).toContainEqual(
    expect.objectContaining({ event: 'job', job: 'target:api.claude.example', error: 'Error: a bug' }),
  );
});
