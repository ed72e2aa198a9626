import { plainLine } from '../../shared/plain.ts';
import { ENGLISH_HERE, type Speech } from '../../shared/words/speech.ts';
import { MAX_NAME_CHARS } from '../../shared/words/state.ts';

/**
 * The one message that a service is back while prompts wait for it: "Claude is back" over "3 prompts are waiting." `lasted` is
 * what the message would have said without them, and follows.
 */
export function waitingText(
  name: string,
  count: number,
  lasted: string,
  speech: Speech = ENGLISH_HERE,
): { readonly title: string; readonly body: string } {
  const { words } = speech;
  return {
    title: words.notification.back(plainLine(name, MAX_NAME_CHARS)),
    body: plainLine(`${words.notes.waiting(count)} ${lasted}`, 200),
  };
}
