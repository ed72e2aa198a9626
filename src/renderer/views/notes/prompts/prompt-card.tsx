import { ChevronDown, ChevronUp, Copy, MoreHorizontal } from 'lucide-react';
import type { Prompt } from '../../../../shared/notes/model.ts';
import { Popup } from '../../../components/popup.tsx';
import { toHash } from '../../../route.ts';
import { lengthWords } from './queue-words.ts';
import type { PromptActions } from './use-prompt-actions.ts';

interface PromptCardProps {
  readonly prompts: readonly Prompt[];
  readonly index: number;
  readonly page: string | null;
  readonly actions: PromptActions;
}

/** One waiting prompt: its place, its first words, and what can be done with it. */
export function PromptCard({ prompts, index, page, actions }: PromptCardProps) {
  const prompt = prompts[index];
  if (prompt === undefined) return null;
  const title = prompt.title === '' ? 'Untitled' : prompt.title;
  const items: readonly (readonly [string, () => void])[] = [
    ['Mark as sent', () => void actions.markSent(prompt, true)],
    ...(page === null
      ? []
      : [[`Copy and open ${new URL(page).hostname}`, () => void actions.send(prompt, page)] as const]),
    ['Remove', () => void actions.remove(prompt)],
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
        <span className="muted">
          {lengthWords(prompt.chars)}
          {prompt.followsNote ? ', the whole note' : prompt.noteId === null ? '' : ', a part of a note'}
        </span>
      </div>
      <div className="prompt-tools">
        <button
          type="button"
          className="icon-button small"
          aria-label={`Move up: ${title}`}
          title="Move up"
          aria-disabled={index === 0 || undefined}
          onClick={() => void actions.move(prompts, index, index - 1)}
        >
          <ChevronUp size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon-button small"
          aria-label={`Move down: ${title}`}
          title="Move down"
          aria-disabled={index === prompts.length - 1 || undefined}
          onClick={() => void actions.move(prompts, index, index + 1)}
        >
          <ChevronDown size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon-button small"
          aria-label={`Copy: ${title}`}
          title="Copy"
          onClick={() => void actions.copy(prompt)}
        >
          <Copy size={16} aria-hidden="true" />
        </button>
        <Popup
          className="icon-button small"
          name={`More: ${title}`}
          label={<MoreHorizontal size={16} aria-hidden="true" />}
        >
          {(close) => (
            <ul className="popup-list">
              {items.map(([label, act]) => (
                <li key={label}>
                  <button
                    type="button"
                    className="popup-item"
                    onClick={() => {
                      close();
                      act();
                    }}
                  >
                    {label}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Popup>
      </div>
    </li>
  );
}
