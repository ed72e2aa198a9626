import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StorageProblem } from '../../core/ports.ts';
import { CALLS, type ResponseOf } from '../../shared/contract.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type Cli, layoutFor, printJson, printLines, refuse, untilRaised } from '../cli.ts';
import type { CommandOf } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { type EngineSetup, type OpenEngine, openEngine } from '../open-engine.ts';
import { prepareSetup } from '../prepare.ts';
import { diagnosisLines, isWrongHere } from '../terminal/diagnosis-lines.ts';

/** "Is it me?": runs every step and says what each found and what to do. 0 where nothing is wrong on this side. */
export async function runDiagnose(cli: Cli, command: CommandOf<'diagnose'>): Promise<ExitCode> {
  const setup = prepareSetup(cli, command.common);
  if (!setup.ok) return refuse(cli, EXIT.usage, setup.error);
  const opened = openAnywhere(setup.value);
  if (!opened.ok) return refuse(cli, EXIT.storage, opened.error.message);
  try {
    opened.value.engine.start();
    const asked = opened.value.dispatch('connection.diagnose', {});
    const answer = await Promise.race([asked, untilRaised(cli.interrupted)]);
    if (answer === undefined) return EXIT.interrupted;
    if (!answer.ok) return refuse(cli, EXIT.internal, answer.error.message);
    const diagnosis: ResponseOf<'connection.diagnose'> = CALLS['connection.diagnose'].response.parse(
      answer.value,
    );
    if (command.common.json) printJson(cli, diagnosis);
    else printLines(cli, diagnosisLines(diagnosis.steps, layoutFor(cli, diagnosis.at)));
    return diagnosis.steps.some(isWrongHere) ? EXIT.unknown : EXIT.good;
  } finally {
    opened.value.close();
  }
}

/**
 * Beside a running app, or where nothing may be written, a diagnosis still has to be possible: it then works in a folder of its own,
 * which it removes.
 */
function openAnywhere(setup: EngineSetup): Result<OpenEngine, StorageProblem> {
  const opened = openEngine(setup);
  if (opened.ok) return opened;
  const folder = makeFolder();
  if (folder === null) return opened;
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const elsewhere = openEngine({ ...setup, folder });
  if (!elsewhere.ok) {
    remove();
    return opened;
  }
  return ok({
    ...elsewhere.value,
    close: () => {
      elsewhere.value.close();
      remove();
    },
  });
}

/** Null where there is no place even for what is gone in a moment. */
function makeFolder(): string | null {
  try {
    return mkdtempSync(join(tmpdir(), 'pilotlight-diagnose-'));
  } catch {
    return null;
  }
}
