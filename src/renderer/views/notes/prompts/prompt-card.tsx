import { ChevronDown, ChevronUp, Copy } from 'lucide-react';
import type { Prompt } from '../../../../shared/notes/model.ts';
import { type MenuItem, MoreMenu } from '../../../components/more-menu.tsx';
import { toHash } from '../../../route.ts';
import { localModelText } from '../../../text/local-model-text.ts';
import { notesText } from '../../../text/notes-text.ts';
import { lengthWords } from '../format.ts';
import { useAskToRun } from '../local-model/run-request.ts';
import type { PromptActions } from './use-prompt-actions.ts';

interface PromptCardProps {
  readonly prompts: readonly Prompt[];
  readonly index: number;
  readonly page: string | null;
  readonly actions: PromptActions;
}

/** One waiting prompt: its place, its first words, and what can be done with it. */
export function PromptCard({ prompts, index, page, actions }: PromptCardProps) {
  const askToRun = useAskToRun();
  const prompt = prompts[index];
  if (prompt === undefined) return null;
  const text = notesText();
  const words = text.prompts;
  const title = prompt.title === '' ? text.untitled : prompt.title;
  const length = lengthWords(prompt.chars);
  const items: readonly MenuItem[] = [
    [words.markSent, () => void actions.markSent(prompt, true)],
    ...(page === null
      ? []
      : [[words.copyAndOpen(new URL(page).hostname), () => void actions.send(prompt, page)] as const]),
    [localModelText().run, () => askToRun({ from: 'prompt', prompt })],
    [words.remove, () => void actions.remove(prompt)],
  ];
  return (
    <li className="prompt">
      <span className="prompt-place" aria-hidden="true">
        {index + 1}
      </span>
      <div className="prompt-body">
        {prompt.noteId === null ? (
          <bdi className="prompt-title">{title}</bdi>
        ) : (
          <a className="prompt-title" href={toHash({ view: 'notes', noteId: prompt.noteId })}>
            <bdi>{title}</bdi>
          </a>
        )}
        <div className="prompt-foot">
          <span className="muted">
            {prompt.followsNote
              ? words.ofNote(length)
              : prompt.noteId === null
                ? length
                : words.excerpt(length)}
          </span>
          <div className="prompt-tools">
            <button
              type="button"
              className="icon-button small"
              aria-label={words.of(words.moveUp, title)}
              title={words.moveUp}
              aria-disabled={index === 0 || undefined}
              onClick={() => void actions.move(prompts, index, index - 1)}
            >
              <ChevronUp size={16} aria-hidden="true" />
            </button>
            <button
              type="button"
              className="icon-button small"
              aria-label={words.of(words.moveDown, title)}
              title={words.moveDown}
              aria-disabled={index === prompts.length - 1 || undefined}
              onClick={() => void actions.move(prompts, index, index + 1)}
            >
              <ChevronDown size={16} aria-hidden="true" />
            </button>
            <button
              type="button"
              className="icon-button small"
              aria-label={words.of(words.copy, title)}
              title={words.copy}
              onClick={() => void actions.copy(prompt)}
            >
              <Copy size={16} aria-hidden="true" />
            </button>
            <MoreMenu name={words.of(words.more, title)} items={items} isSmall />
          </div>
        </div>
      </div>
    </li>
  );
}
