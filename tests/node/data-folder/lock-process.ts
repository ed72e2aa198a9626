/** Takes the lock of a folder, says what came of it, and stays: `node lock-process.ts FOLDER`. */
import { acquireLock } from '../../../src/node/data-folder/lock.ts';

const lock = acquireLock(process.argv[2] ?? '');
process.stdout.write(`${lock.ok ? 'held' : lock.error.kind}\n`);
process.stdin.resume();
