import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Why no small disk can be mounted here; null where one can. */
export function whyNoMounts(): string | null {
  if (process.platform !== 'linux') return 'a disk of a chosen size needs Linux';
  if (process.getuid?.() !== 0) return 'a disk of a chosen size needs root';
  try {
    const folder = mkdtempSync(join(tmpdir(), 'pilotlight-mount-'));
    execFileSync('mount', ['-t', 'tmpfs', 'none', folder], { stdio: 'pipe' });
    execFileSync('umount', [folder], { stdio: 'pipe' });
    rmdirSync(folder);
    return null;
  } catch (error) {
    return `mount is refused here: ${String(error)}`;
  }
}

/** A disk in memory of a size, until the test ends. */
export function mountDisk(kilobytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-mount-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'none', folder]);
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder]);
    rmdirSync(folder);
  });
  return folder;
}

/** Changes what a mounted disk allows. */
export function remount(folder: string, option: 'ro' | 'rw'): void {
  execFileSync('mount', ['-o', `remount,${option}`, folder]);
}
