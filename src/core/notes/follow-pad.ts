import type { NoteStore } from '../note-ports.ts';

/**
 * Answers the pad's count of changes, and calls `onNews` where it is another than before. Another process tells nobody that it
 * wrote into the pad: this is to be asked whenever somebody looks, and whenever anything falls due.
 */
export function createPadFollower(
  pad: Pick<NoteStore, 'changes'> | undefined,
  onNews: () => void,
): () => number {
  let seen = 0;
  return () => {
    const changes = pad?.changes() ?? 0;
    if (changes === seen) return seen;
    seen = changes;
    onNews();
    return seen;
  };
}
