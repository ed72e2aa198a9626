import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where Claude Code keeps its transcripts on this machine; it need not exist. `CLAUDE_CONFIG_DIR` moves it. */
export function transcriptsFolder(env: Readonly<Record<string, string | undefined>>): string {
  const config = env.CLAUDE_CONFIG_DIR;
  return join(config === undefined || config === '' ? join(homedir(), '.claude') : config, 'projects');
}
