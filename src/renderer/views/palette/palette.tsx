import { useEffect, useId, useRef, useState } from 'react';
import { Keys } from '../../components/keys.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { useClient, useSnapshot } from '../../hooks/client-context.ts';
import { TEXT } from '../../speech.ts';
import { type Command, commandsFor, fitCommands } from './commands.ts';

interface PaletteProps {
  readonly onClose: () => void;
  readonly onShortcuts: () => void;
}

const MOST_SHOWN = 60;

/** Every command under one field: typed to, walked with the arrows, run with Enter. */
export function Palette({ onClose, onShortcuts }: PaletteProps) {
  const { palette } = TEXT;
  const snapshot = useSnapshot();
  const client = useClient();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const fitting = fitCommands(commandsFor({ snapshot, client, onShortcuts }), typed).slice(0, MOST_SHOWN);
  const current = fitting[Math.min(index, fitting.length - 1)];

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const optionId = (command: Command): string => `${id}${command.id.replace(/\W/g, '-')}`;
  const currentId = current === undefined ? undefined : optionId(current);
  useEffect(() => {
    if (currentId !== undefined) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  const run = (command: Command | undefined): void => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  const move = (step: number): void => {
    if (fitting.length > 0)
      setIndex((Math.min(index, fitting.length - 1) + step + fitting.length) % fitting.length);
  };

  return (
    <dialog ref={dialog} className="palette" aria-label={palette.title} onClose={onClose}>
      <input
        type="text"
        role="combobox"
        className="palette-field"
        placeholder={palette.placeholder}
        aria-label={palette.placeholder}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={currentId}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setIndex(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'Enter') run(current);
          else return;
          event.preventDefault();
        }}
      />
      <div role="listbox" id={id} aria-label={palette.results} className="palette-list">
        {fitting.map((command) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys, as in any combobox.
          <div
            key={command.id}
            id={optionId(command)}
            role="option"
            tabIndex={-1}
            aria-selected={command === current}
            className="palette-option"
            onClick={() => run(command)}
          >
            <RemoteName text={command.label} kind="title" />
            {command.keys === undefined ? null : <Keys pressed={command.keys} />}
          </div>
        ))}
      </div>
      <p className="palette-none" role="status">
        {fitting.length === 0 ? palette.none : ''}
      </p>
    </dialog>
  );
}
