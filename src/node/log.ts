import { renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { destination, pino, stdTimeFunctions } from 'pino';
import type { Log } from '../core/ports.ts';
import { redact, redactText } from './redact.ts';

const FILE_NAME = 'pilotlight.log';
const OLD_FILE_NAME = 'pilotlight.old.log';
/** Past this size the log starts anew at the next start; the one before it is kept. */
const MOST_BYTES = 1_000_000;

/** What may wait in memory while the disk is full; further lines are lost. */
const MOST_WAITING_BYTES = 100_000;

const LEVELS: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const STDERR = 2;

export interface LogOptions {
  /** The data folder, to write to a file in it; null to write to stderr. */
  readonly folder: string | null;
  /** `PILOTLIGHT_LOG` is the least level written: `info` where it is missing, `silent` for none. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * A log of one JSON object a line, each written before the call returns, redacted as `redact` says. Where the file cannot be
 * opened the lines go to stderr. A full disk is waited out, and lines are lost in silence meanwhile: logging never takes the
 * program down.
 */
export function createLog({ folder, env }: LogOptions): Log {
  const stream = openStream(folder);
  // Without a listener, a full disk would be an uncaught exception.
  stream.on('error', () => undefined);
  const level = LEVELS.find((name) => name === env.PILOTLIGHT_LOG) ?? 'info';
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
  const writeAt =
    (label: 'info' | 'warn' | 'error'): Log['info'] =>
    (event, fields = {}) => {
      if (logger.isLevelEnabled(label)) logger[label](redact(fields), redactText(event));
    };
  return { info: writeAt('info'), warn: writeAt('warn'), error: writeAt('error') };
}

function openStream(folder: string | null): ReturnType<typeof destination> {
  if (folder !== null) {
    try {
      const path = join(folder, FILE_NAME);
      rotate(path, join(folder, OLD_FILE_NAME));
      return destination({ dest: path, sync: true, mode: 0o600, maxLength: MOST_WAITING_BYTES });
    } catch {
      // Read-only or full: stderr is what is left.
    }
  }
  return destination({ dest: STDERR, sync: true });
}

function rotate(path: string, oldPath: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MOST_BYTES) renameSync(path, oldPath);
}
