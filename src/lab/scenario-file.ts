import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { err, ok, type Result } from '../shared/result.ts';
import { type Scenario, ScenarioSchema } from './scenario.ts';
import { findScenarioFaults } from './scenario-faults.ts';

/** Takes a scenario file's parsed JSON; on failure says in plain lines what is wrong with it. */
export function parseScenario(input: unknown): Result<Scenario, string> {
  const parsed = ScenarioSchema.safeParse(input);
  if (!parsed.success) {
    return err(z.prettifyError(parsed.error));
  }
  const faults = findScenarioFaults(parsed.data);
  return faults.length === 0 ? ok(parsed.data) : err(faults.join('\n'));
}

/** Reads a scenario file. On failure says in plain words why it cannot be played. */
export async function readScenario(path: string): Promise<Result<Scenario, string>> {
  try {
    return parseScenario(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    return err(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
