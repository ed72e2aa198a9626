import { isTrouble } from '../shared/level.ts';
import type { Verdict } from '../shared/verdict.ts';

/** What the program tells the shell. 64 is `EX_USAGE` of sysexits.h, 70 `EX_SOFTWARE`, 73 `EX_CANTCREAT`; 130 is 128 + SIGINT. */
export const EXIT = {
  good: 0,
  trouble: 1,
  unknown: 2,
  usage: 64,
  internal: 70,
  storage: 73,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

type Judged = Pick<Verdict, 'level' | 'cause' | 'suspicion'>;

/**
 * One exit code for all services asked about. Trouble outweighs doubt; doubt is an unknown level, a fault on the user's own
 * side, and a failure that is still being looked into. Nothing asked about is unknown.
 */
export function decideExitCode(verdicts: readonly Judged[]): ExitCode {
  const codes = verdicts.map(codeOf);
  if (codes.includes(EXIT.trouble)) return EXIT.trouble;
  return codes.length === 0 || codes.includes(EXIT.unknown) ? EXIT.unknown : EXIT.good;
}

function codeOf({ level, cause, suspicion }: Judged): ExitCode {
  if (cause === 'you' || level === 'unknown') return EXIT.unknown;
  if (isTrouble(level)) return EXIT.trouble;
  return suspicion === 'none' ? EXIT.good : EXIT.unknown;
}
