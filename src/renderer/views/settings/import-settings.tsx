import { useRef } from 'react';
import { MAX_SETTINGS_CHARS } from '../../../shared/host-calls.ts';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../hooks/use-command.ts';
import { TEXT } from '../../speech.ts';

interface ImportSettingsProps {
  readonly kind?: 'quiet';
  /** Told what came of it, as a sentence. */
  readonly onSaid: (text: string) => void;
}

/** A button that takes settings in from a file. What is not such a file is refused, and nothing changes. */
export function ImportSettings({ kind, onSaid }: ImportSettingsProps) {
  const take = useCommand('settings.import');
  const picker = useRef<HTMLInputElement>(null);
  const read = async (file: File): Promise<void> => {
    if (file.size > MAX_SETTINGS_CHARS) {
      onSaid(TEXT.desktop.file.tooLarge);
      return;
    }
    const answer = await take.run({ text: await file.text() });
    if (answer === null) return;
    onSaid(answer.ok ? TEXT.desktop.file.imported(answer.value.leftOut) : answer.error.message);
  };
  return (
    <>
      <Button
        {...(kind === undefined ? {} : { kind })}
        isBusy={take.isBusy}
        onClick={() => picker.current?.click()}
      >
        {TEXT.desktop.file.take}
      </Button>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={TEXT.desktop.file.take}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) void read(file);
          // The same file may be picked again.
          target.value = '';
        }}
      />
    </>
  );
}
