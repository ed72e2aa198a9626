import { toNoteText } from '../../shared/notes/text.ts';

/** Control characters but tab and line break: a note has no use for them, and a terminal would obey them. */
const CONTROLS = /[^\P{Cc}\t\n]/gu;

/** What cannot be judged before what follows it is there: half a character, and half a line end. */
const UNSETTLED = /[\r\uD800-\uDBFF]$/;

/** Puts the pieces of an answer together as a note keeps text. */
export interface AnswerText {
  /** What of this piece, and of the last before it, is settled now. */
  readonly push: (piece: string) => string;
  readonly end: () => string;
}

/** Begins an answer: lines end with a line feed alone, and other control characters are left out. */
export function createAnswerText(): AnswerText {
  let held = '';
  return {
    push: (piece) => {
      const text = held + piece;
      held = UNSETTLED.exec(text)?.[0] ?? '';
      return toPlain(text.slice(0, text.length - held.length));
    },
    end: () => {
      const text = held;
      held = '';
      return toPlain(text);
    },
  };
}

function toPlain(text: string): string {
  return toNoteText(text).replace(CONTROLS, '');
}
