import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acquireLock, type Lock } from '../../../src/node/data-folder/lock.ts';
import { mountDisk, remount, whyNoMounts } from '../../support/mounts.ts';

const HOLDER = fileURLToPath(new URL('lock-process.ts', import.meta.url));
const noMounts = whyNoMounts();

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function acquire(folder: string): Lock {
  const lock = acquireLock(folder);
  if (!lock.ok) throw new Error(lock.error.message);
  onTestFinished(lock.value.release);
  return lock.value;
}

/** Another process that asks for the lock; answers what it got. */
async function startHolder(folder: string): Promise<{ readonly child: ChildProcess; readonly got: string }> {
  const child = spawn(process.execPath, [HOLDER, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [said] = await once(child.stdout, 'data');
  return { child, got: String(said).trim() };
}

describe('the lock of a data folder', () => {
  it('is held by one process at a time', async () => {
    const folder = createFolder();
    const lock = acquire(folder);
    expect((await startHolder(folder)).got).toBe('locked');
    lock.release();
    lock.release();
    expect((await startHolder(folder)).got).toBe('held');
    expect(acquireLock(folder)).toEqual({
      ok: false,
      error: { kind: 'locked', message: `Pilotlight is already running on ${folder}.` },
    });
  });

  it('is held once within a process', () => {
    const folder = createFolder();
    acquire(folder);
    expect(acquireLock(folder)).toMatchObject({ ok: false, error: { kind: 'locked' } });
  });

  it('is free again the moment its holder is killed, and nothing is left behind', async () => {
    const folder = createFolder();
    const { child, got } = await startHolder(folder);
    expect(got).toBe('held');
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    acquire(folder);
    expect(readdirSync(folder)).toEqual(['engine.lock']);
  });

  it('of two folders are two locks', () => {
    acquire(createFolder());
    acquire(createFolder());
  });

  it('can be taken where something else was written over its file', () => {
    const folder = createFolder();
    writeFileSync(join(folder, 'engine.lock'), 'x'.repeat(5_000));
    acquire(folder);
    expect(acquireLock(folder)).toMatchObject({ ok: false, error: { kind: 'locked' } });
  });

  it('of a folder that may not be written is a problem in plain words', (context) => {
    if (noMounts !== null) context.skip(noMounts);
    const folder = mountDisk(64);
    remount(folder, 'ro');
    expect(acquireLock(folder)).toEqual({
      ok: false,
      error: {
        kind: 'read_only',
        message: `${join(folder, 'engine.lock')} could not be written: this program may not write there.`,
      },
    });
  });
});
