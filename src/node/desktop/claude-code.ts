import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where Claude Code keeps its transcripts, one folder a project; null where there are none. CLAUDE_CONFIG_DIR moves it:
 * https://docs.claude.com/en/docs/claude-code/settings
 */
export function findTranscripts(env: Readonly<Record<string, string | undefined>>): string | null {
  const folder = join(env.CLAUDE_CONFIG_DIR || join(homedir(), '.claude'), 'projects');
  return existsSync(folder) ? folder : null;
}
