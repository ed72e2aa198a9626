import type { FollowTranscripts } from '../ports.ts';
import { parseTranscriptRow, type UseRow } from './transcript-row.ts';

/** Follows real use for as long as the user wants it. */
export interface UseFollower {
  /** Starts or stops following; asked for what already is, it does nothing. */
  readonly want: (isWanted: boolean) => void;
}

/** `onRows` gets what lines say; a folder that cannot be followed is told to `onProblem` once and left alone. */
export function createUseFollower(
  follow: FollowTranscripts | undefined,
  onRows: (rows: readonly UseRow[]) => void,
  onProblem: (reason: string) => void,
): UseFollower {
  let stop: (() => void) | null = null;
  return {
    want: (isWanted) => {
      if (isWanted === (stop !== null)) return;
      stop?.();
      stop = null;
      if (!isWanted || follow === undefined) return;
      stop = follow((lines) => {
        const rows = lines.flatMap((line) => parseTranscriptRow(line) ?? []);
        if (rows.length > 0) onRows(rows);
      }, onProblem);
    },
  };
}
