import { renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { destination, pino, stdTimeFunctions } from 'pino';
import type { Log } from '../core/ports.ts';
import { redact, redactText } from './redact.ts';

const FILE_NAME = 'pilotlight.log';
const OLD_FILE_NAME = 'pilotlight.old.log';
/** Past this size the log starts anew; the one before it is kept. */
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
 * A log of one JSON object a line, each written before the call returns, redacted as `redact` says. Two files of about a megabyte
 * are all it takes, however long a run is. Where the file cannot be opened the lines go to stderr. A full disk is waited out, and lines are lost in silence meanwhile: logging never takes the
 * program down.
 */
export function createLog({ folder, env }: LogOptions): Log {
  const { stream, keepShort } = openStream(folder);
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
      if (!logger.isLevelEnabled(label)) return;
      logger[label](redact(fields), redactText(event));
      keepShort();
    };
  return { info: writeAt('info'), warn: writeAt('warn'), error: writeAt('error') };
}

interface LogStream {
  readonly stream: ReturnType<typeof destination>;
  /** Starts the file anew once it is long. */
  readonly keepShort: () => void;
}

function openStream(folder: string | null): LogStream {
  if (folder !== null) {
    try {
      return openFile(join(folder, FILE_NAME), join(folder, OLD_FILE_NAME));
    } catch {
      // Read-only or full: stderr is what is left.
    }
  }
  return { stream: destination({ dest: STDERR, sync: true }), keepShort: () => undefined };
}

function openFile(path: string, oldPath: string): LogStream {
  let bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes > MOST_BYTES) {
    renameSync(path, oldPath);
    bytes = 0;
  }
  const stream = destination({ dest: path, sync: true, mode: 0o600, maxLength: MOST_WAITING_BYTES });
  stream.on('write', (written: number) => {
    bytes += written;
  });
  return {
    stream,
    keepShort: () => {
      if (bytes <= MOST_BYTES) return;
      bytes = 0;
      try {
        renameSync(path, oldPath);
        stream.reopen();
      } catch {
        // It goes on in the file it has, and is tried again a megabyte later.
      }
    },
  };
}
