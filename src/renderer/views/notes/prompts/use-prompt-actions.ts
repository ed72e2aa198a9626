import type { Prompt } from '../../../../shared/notes/model.ts';
import type { ServiceView } from '../../../../shared/snapshot.ts';
import { copyText } from '../../../copy-text.ts';
import { useClient, useSnapshot } from '../../../hooks/client-context.ts';
import { notesText } from '../../../text/notes-text.ts';
import { newId } from '../new-id.ts';
import { usePad } from '../pad-context.ts';

export interface PromptActions {
  /** Puts the prompt's text on the clipboard. */
  readonly copy: (prompt: Prompt) => Promise<boolean>;
  /** The same, marks it as sent, and opens the service's page where `page` is given. */
  readonly send: (prompt: Prompt, page: string | null) => Promise<void>;
  readonly markSent: (prompt: Prompt, sent: boolean) => Promise<void>;
  readonly remove: (prompt: Prompt) => Promise<void>;
  /** Puts the prompt at place `to`, counted from 0, among those that wait for its service. */
  readonly move: (prompts: readonly Prompt[], from: number, to: number) => Promise<void>;
}

/** The address of a service that its prompts go to; null where none is known. */
export function pageOf(service: ServiceView | undefined): string | null {
  const { homepage } = service ?? { homepage: null };
  return homepage !== null && URL.canParse(homepage) && new URL(homepage).protocol === 'https:'
    ? homepage
    : null;
}

/** What is done with a waiting prompt. Nothing is sent anywhere by the pad itself: the user pastes. */
export function usePromptActions(): PromptActions {
  const words = notesText().prompts;
  const client = useClient();
  const { run, say } = usePad();
  const { capabilities } = useSnapshot();

  const textOf = async (prompt: Prompt): Promise<string | null> => {
    const answer = await client.call('prompts.get', { promptId: prompt.id });
    if (answer.ok) return answer.value.text;
    say(answer.error.message);
    return null;
  };
  const putOnClipboard = async (prompt: Prompt): Promise<string | null> => {
    const text = await textOf(prompt);
    if (text === null) return null;
    if (await copyText(text)) return text;
    say(words.notCopied);
    return null;
  };
  const open = (url: string): void => {
    if (capabilities.openLinks) void client.call('link.open', { url });
    else globalThis.open(url, '_blank', 'noreferrer');
  };
  const mark = async (prompt: Prompt, sent: boolean): Promise<boolean> =>
    (await run('prompts.markSent', { promptId: prompt.id, sent })).ok;

  return {
    copy: async (prompt) => {
      const text = await putOnClipboard(prompt);
      if (text !== null) say(words.copied);
      return text !== null;
    },
    send: async (prompt, page) => {
      if ((await putOnClipboard(prompt)) === null) return;
      if (page !== null) open(page);
      if (await mark(prompt, true)) say(words.sentOff, () => mark(prompt, false));
    },
    markSent: async (prompt, sent) => {
      if (!(await mark(prompt, sent))) return;
      say(sent ? words.marked : words.waitsAgain, () => mark(prompt, !sent));
    },
    remove: async (prompt) => {
      const text = await textOf(prompt);
      const answer = await run('prompts.remove', { promptId: prompt.id });
      if (!answer.ok || text === null) return;
      const { serviceId, noteId, followsNote } = prompt;
      const back = {
        promptId: newId(),
        serviceId,
        noteId,
        text: followsNote && noteId !== null ? null : text,
      };
      say(words.removed, async () => (await run('prompts.queue', back)).ok);
    },
    move: async (prompts, from, to) => {
      const prompt = prompts[from];
      if (prompt === undefined || to < 0 || to >= prompts.length || to === from) return;
      const before = prompts[to > from ? to + 1 : to];
      await run('prompts.reorder', { promptId: prompt.id, beforeId: before?.id ?? null });
    },
  };
}
