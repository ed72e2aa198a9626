/** What was typed before an editor stood, and what of it is selected. */
export interface TypedAhead {
  readonly text: string;
  readonly anchor: number;
  readonly head: number;
}

/**
 * Hands over what was typed while the window was still starting (`early.ts`), and takes its field away. `take` is called at once,
 * or when the word is whole that is being composed there; not at all where there is no such field. Answers whether it was called.
 */
export function takeTypedAhead(take: (typed: TypedAhead) => void): boolean {
  const field = document.querySelector<HTMLTextAreaElement>('textarea.typed-ahead');
  if (field === null) return true;
  const give = (): void => {
    if (!field.isConnected) return;
    const { value: text, selectionStart: anchor, selectionEnd: head } = field;
    field.remove();
    take({ text, anchor, head });
  };
  if (field.hasAttribute('data-composing')) {
    field.addEventListener('compositionend', () => setTimeout(give), { once: true });
    return false;
  }
  give();
  return true;
}
