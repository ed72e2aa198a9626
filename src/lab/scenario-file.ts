import { readFile } from 'node:fs/promises';
import { parseJson } from '../shared/parse-json.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { jsonFault, schemaFault } from '../shared/words/fault.ts';
import { type Scenario, ScenarioSchema } from './scenario.ts';
import { findScenarioFaults } from './scenario-faults.ts';

/** Takes a scenario file's parsed JSON; on failure says in plain lines what is wrong with it. */
export function parseScenario(input: unknown): Result<Scenario, string> {
  const parsed = ScenarioSchema.safeParse(input);
  if (!parsed.success) return err(schemaFault(parsed.error, input));
  const faults = findScenarioFaults(parsed.data);
  return faults.length === 0 ? ok(parsed.data) : err(faults.join('\n'));
}

/** Reads a scenario file. On failure says in plain words why it cannot be played. */
export async function readScenario(path: string): Promise<Result<Scenario, string>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return err(`${path}: ${code === 'ENOENT' ? 'there is no such file' : `it could not be read (${code})`}.`);
  }
  const json = parseJson(text);
  const parsed = json === undefined ? err(jsonFault(text)) : parseScenario(json);
  return parsed.ok ? parsed : err(`${path}: ${parsed.error}`);
}
