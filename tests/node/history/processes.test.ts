import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHistoryReadOnly } from '../../../src/node/history/open.ts';
import { createFolder, openSound, START_MS } from './support.ts';

const WRITER = fileURLToPath(new URL('writer-process.ts', import.meta.url));

function startWriter(path: string): {
  readonly child: ChildProcess;
  readonly flushed: AsyncIterator<string>;
} {
  const child = spawn(process.execPath, [WRITER, path, String(START_MS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { child, flushed: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

async function readUntil(flushed: AsyncIterator<string>, least: number): Promise<number> {
  for (;;) {
    const line = await flushed.next();
    if (line.done === true) throw new Error('the writer ended');
    if (Number(line.value) >= least) return Number(line.value);
  }
}

async function readRest(flushed: AsyncIterator<string>): Promise<number> {
  let last = 0;
  for (let line = await flushed.next(); line.done !== true; line = await flushed.next()) {
    last = Number(line.value) || last;
  }
  return last;
}

function countAll(latency: ReturnType<typeof openSound>['latency']): number {
  return latency({ targetId: 'api', fromMs: START_MS, toMs: START_MS + 1e12, points: 2_000 }).buckets.reduce(
    (sum, { counts }) => sum + (counts.ok ?? 0),
    0,
  );
}

describe('a writer that is killed', () => {
  it.each([1, 2, 3])('leaves a sound file with every sample it had flushed (try %d)', async (attempt) => {
    const path = join(createFolder(), 'history.db');
    const { child, flushed } = startWriter(path);
    await readUntil(flushed, 3_000 * attempt);
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    const told = await readRest(flushed);
    const kept = countAll(openSound(path).latency);
    expect(kept).toBeGreaterThanOrEqual(told);
    expect(kept % 40).toBe(0);
  });
});

describe('a reader beside a writer', () => {
  it('sees whole flushes, never half a roll-up', async () => {
    const path = join(createFolder(), 'history.db');
    const { child, flushed } = startWriter(path);
    await readUntil(flushed, 400);
    const opened = openHistoryReadOnly(path);
    if (!opened.ok) throw new Error(opened.error.message);
    onTestFinished(opened.value.close);
    for (let turn = 1; turn <= 20; turn += 1) {
      const told = await readUntil(flushed, turn * 800);
      const seen = countAll(opened.value.latency);
      expect(seen % 40).toBe(0);
      expect(seen).toBeGreaterThanOrEqual(told);
    }
    child.kill('SIGKILL');
  });
});
