import { MessageSquarePlus } from 'lucide-react';
import { iconState, stateWord } from '../../../../shared/words/state.ts';
import { Popup } from '../../../components/popup.tsx';
import { RemoteName } from '../../../components/remote-name.tsx';
import { StateIcon } from '../../../components/state-icon.tsx';
import { useSnapshot } from '../../../hooks/client-context.ts';
import { SPEECH } from '../../../speech.ts';
import { notesText } from '../../../text/notes-text.ts';

interface QueueButtonProps {
  readonly hasSelection: boolean;
  readonly onQueue: (serviceId: string) => void;
}

/** Makes a prompt of the note or of what is selected: for which service is asked where there are several. */
export function QueueButton({ hasSelection, onQueue }: QueueButtonProps) {
  const { prompts } = notesText();
  const { services } = useSnapshot();
  const [only] = services;
  if (only === undefined) return null;
  const label = (
    <>
      <MessageSquarePlus size={16} aria-hidden="true" />
      <span className="queue-label">{hasSelection ? prompts.queueSelection : prompts.queueNote}</span>
    </>
  );
  if (services.length === 1) {
    return (
      <button
        type="button"
        className="button"
        aria-keyshortcuts="Control+Enter"
        onClick={() => onQueue(only.id)}
      >
        {label}
      </button>
    );
  }
  return (
    <Popup label={label}>
      {(close) => (
        <>
          <p className="popup-text">{hasSelection ? prompts.selectionWaits : prompts.noteWaits}</p>
          <ul className="popup-list">
            {services.map(({ id, name, verdict }) => (
              <li key={id}>
                <button
                  type="button"
                  className="popup-item"
                  onClick={() => {
                    close();
                    onQueue(id);
                  }}
                >
                  <StateIcon state={iconState(verdict.level, verdict.cause)} size={12} />
                  <RemoteName text={name} />
                  <span className="muted">{stateWord(verdict, SPEECH)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Popup>
  );
}
