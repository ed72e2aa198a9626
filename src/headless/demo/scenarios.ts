import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../../lab/scenario.ts';
import { readScenario } from '../../lab/scenario-file.ts';
import { err, type Result } from '../../shared/result.ts';

const EXTENSION = '.json';

/** A scenario of the program's own by its name, or any by its file. On failure one line, with the names there are. */
export async function findScenario(root: string, asked: string): Promise<Result<Scenario, string>> {
  if (asked.endsWith(EXTENSION)) return readScenario(asked);
  const folder = join(root, 'assets/scenarios');
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => file.slice(0, -EXTENSION.length));
  if (names.includes(asked)) return readScenario(join(folder, asked + EXTENSION));
  return err(`There is no scenario “${asked}”. There are: ${names.join(', ')}.`);
}
