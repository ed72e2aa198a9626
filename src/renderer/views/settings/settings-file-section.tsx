import { useRef, useState } from 'react';
import { MAX_SETTINGS_CHARS } from '../../../shared/host-calls.ts';
import { Button } from '../../components/button.tsx';
import { useClient } from '../../hooks/client-context.ts';
import { useCommand } from '../../hooks/use-command.ts';
import { saveFile } from '../../save-file.ts';
import { TEXT } from '../../speech.ts';

/** The settings as a file, out and in. What is not such a file is refused, and nothing changes. */
export function SettingsFileSection() {
  const client = useClient();
  const take = useCommand('settings.import');
  const picker = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');

  const give = async (): Promise<void> => {
    const answer = await client.call('settings.export', {});
    if (!answer.ok) {
      setSaid(answer.error.message);
      return;
    }
    saveFile(answer.value.name, new Blob([answer.value.text], { type: 'application/json' }));
    setSaid(TEXT.desktop.file.exported(answer.value.name));
  };
  const read = async (file: File): Promise<void> => {
    if (file.size > MAX_SETTINGS_CHARS) {
      setSaid(TEXT.desktop.file.tooLarge);
      return;
    }
    const answer = await take.run({ text: await file.text() });
    if (answer === null) return;
    setSaid(answer.ok ? TEXT.desktop.file.imported(answer.value.leftOut) : answer.error.message);
  };

  return (
    <section aria-labelledby="settings-file">
      <h2 id="settings-file">{TEXT.desktop.file.title}</h2>
      <p className="muted">{TEXT.desktop.file.hint}</p>
      <div className="actions">
        <Button onClick={() => void give()}>{TEXT.desktop.file.give}</Button>
        <Button isBusy={take.isBusy} onClick={() => picker.current?.click()}>
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
      </div>
      <p role="status">{said}</p>
    </section>
  );
}
