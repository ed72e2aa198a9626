import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHistoryReadOnly } from '../../../src/node/history/open.ts';
import { createFolder, openSound, START_MS } from './support.ts';

const WRITER = fileURLToPath(new URL('writer-process.ts', import.meta.url));

interface Writer {
  /** How many samples it has said to be flushed. */
  readonly told: () => number;
  /** Resolves once it has said so of this many. */
  readonly reached: (least: number) => Promise<void>;
  /** Kills it; resolves with all it said. */
  readonly kill: () => Promise<number>;
}

function startWriter(path: string): Writer {
  const child = spawn(process.execPath, [WRITER, path, String(START_MS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const closed = once(child, 'close');
  let told = 0;
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    told = Number(lines.at(-1) ?? told);
  });
  return {
    told: () => told,
    reached: async (least) => {
      for (let said = told; said < least; said = told) {
        await Promise.race([once(child.stdout, 'data'), closed.then(failEnded)]);
      }
    },
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
      return told;
    },
  };
}

function failEnded(): never {
  throw new Error('the writer ended');
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
    const writer = startWriter(path);
    await writer.reached(3_000 * attempt);
    const told = await writer.kill();
    const kept = countAll(openSound(path).latency);
    expect(kept).toBeGreaterThanOrEqual(told);
    expect(kept % 40).toBe(0);
  });
});

describe('a reader beside a writer', () => {
  it('sees whole flushes, never half a roll-up', async () => {
    const path = join(createFolder(), 'history.db');
    const writer = startWriter(path);
    await writer.reached(400);
    const opened = openHistoryReadOnly(path);
    if (!opened.ok) throw new Error(opened.error.message);
    onTestFinished(opened.value.close);
    for (let turn = 1; turn <= 20; turn += 1) {
      await writer.reached(turn * 800);
      const seen = countAll(opened.value.latency);
      expect(seen % 40).toBe(0);
      expect(seen).toBeGreaterThanOrEqual(writer.told());
    }
    await writer.kill();
  });
});
