import type { DetectProgress } from '../../core/detect/find-page.ts';
import { plainLine } from '../../shared/plain.ts';
import { type Cli, canRepaint, columnsOf } from '../cli.ts';
import { createScreen, type Screen } from './screen.ts';
import { clipText } from './text-width.ts';

/** Says on a terminal what is being asked while it is; a pipe or a log gets nothing. */
export interface CheckProgress {
  readonly onSearch: (progress: DetectProgress) => void;
  readonly onReading: (url: string) => void;
  readonly onProbe: (url: string) => void;
  /** Takes the line away again. */
  readonly close: () => void;
}

const MAX_HOSTS = 3;

export function createCheckProgress({ stderr: stream, env }: Pick<Cli, 'stderr' | 'env'>): CheckProgress {
  let screen: Screen | null = null;
  const say = (text: string): void => {
    if (!canRepaint(stream, env)) return;
    screen ??= createScreen(stream);
    screen.paint([clipText(plainLine(text, 300), columnsOf(stream))]);
  };
  return {
    onSearch: ({ hosts, asked }) => {
      const named = hosts.slice(0, MAX_HOSTS).join(', ');
      say(`Looking for a status page at ${named} … (${asked} asked)`);
    },
    onReading: (url) => say(`Reading ${url} …`),
    onProbe: (url) => say(`No status page found; trying ${url} …`),
    close: () => {
      screen?.paint([]);
      screen?.close();
    },
  };
}
