import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorldFaultName } from '../../src/lab/world/faults.ts';
import type { DiagnosisStep } from '../../src/shared/diagnosis.ts';
import type { Cause, Level } from '../../src/shared/level.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import type { Reason } from '../../src/shared/verdict.ts';

/** What is to be played. */
export interface WorldRun {
  readonly fault: WorldFaultName;
  readonly folder: string;
  /** How many times as fast as life the host lives. */
  readonly speed: number;
  /** What Acme's verdict must come to before the run can end; null where it is to stay as it is. */
  readonly until: Reason | null;
  /** Whether that is to be told, and waited for. */
  readonly isTold: boolean;
  /** Whether the host is left running then, until it is ended, with a way to its dashboard (`DASHBOARD`). */
  readonly isHeld: boolean;
  /** How long the fault lasts at least, in the host's own ms. */
  readonly lastsMs: number;
}

/** In the run's folder: a socket that leads to the dashboard, and a file with its address, which is there once the socket is. */
export const DASHBOARD = { socket: 'dashboard.sock', address: 'dashboard.txt' };

/** What the Node host said of it. */
export interface Told {
  readonly code: number | null;
  readonly err: string;
  /** What it printed, in order. */
  readonly changes: readonly {
    readonly service: string;
    readonly level: Level;
    readonly cause: Cause | null;
    readonly reason: Reason;
    readonly sentence: string;
    readonly detail: string | null;
    readonly evidence: readonly string[];
  }[];
  /** What it had the desktop show, a line each. */
  readonly notifications: readonly string[];
  /** How things stood in the end. */
  readonly snapshot: Snapshot;
  /** "Is it me?", asked in the end. */
  readonly steps: { readonly steps: readonly DiagnosisStep[] };
}

const isRoot = process.getuid?.() === 0;
/** Processes started within end with the first of them, and with whoever started it. */
const UNSHARE = ['--net', '--mount', '--pid', '--fork', '--kill-child'];
const ARGS = isRoot ? UNSHARE : ['--user', '--map-root-user', ...UNSHARE];
const ENV = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };

/** Why no machine with a network of its own can be played here; null where one can. */
export function whyNoNamespace(): string | null {
  if (process.platform !== 'linux') return 'network namespaces need Linux';
  try {
    const probe = 'ip link add lan0 type veth peer name wan0 && mount --bind /dev/null /etc/resolv.conf';
    execFileSync('unshare', [...ARGS, 'sh', '-c', probe], { stdio: 'pipe', env: ENV });
    return null;
  } catch (error) {
    return `no network namespace here (iproute2, and root or unprivileged user namespaces): ${String(error)}`;
  }
}

/** A world under way. */
export interface Playing {
  /** What was told, once all is over; rejects where the world could not be played. */
  readonly told: Promise<Told>;
  /** Ends it at once. */
  readonly end: () => void;
}

/** Far more than a row needs; a machine that is busy with other things must not fail it. */
const DEADLINE_MS = 150_000;

/** Plays a fault to the Node host in namespaces of its own. */
export function startFault(run: WorldRun): Playing {
  const program = join(import.meta.dirname, 'world-process.ts');
  const args = [...ARGS, process.execPath, program, JSON.stringify(run)];
  const child = spawn('unshare', args, { stdio: ['ignore', 'pipe', 'pipe'], env: ENV });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const end = () => child.kill('SIGKILL');
  const deadline = setTimeout(end, DEADLINE_MS);
  const told = once(child, 'close').then(([code]): Told => {
    clearTimeout(deadline);
    if (code !== 0) throw new Error(`the world ended with ${code}:\n${out}${err}`);
    return JSON.parse(out);
  });
  return { told, end };
}

/** The same to its end, in a folder that is gone then. */
export async function playFault(run: Omit<WorldRun, 'folder' | 'isHeld'>): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-world-'));
  try {
    return await startFault({ ...run, folder, isHeld: false }).told;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
