import { useRef, useState } from 'react';
import { MAX_SETTINGS_CHARS } from '../../../shared/host-calls.ts';
import { Button } from '../../components/button.tsx';
import { useClient } from '../../hooks/client-context.ts';
import { useCommand } from '../../hooks/use-command.ts';
import { saveFile } from '../../save-file.ts';
import { SETTINGS_FILE } from './desktop-words.ts';

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
    setSaid(SETTINGS_FILE.exported(answer.value.name));
  };
  const read = async (file: File): Promise<void> => {
    if (file.size > MAX_SETTINGS_CHARS) {
      setSaid(SETTINGS_FILE.tooLarge);
      return;
    }
    const answer = await take.run({ text: await file.text() });
    if (answer === null) return;
    setSaid(answer.ok ? SETTINGS_FILE.imported(answer.value.leftOut) : answer.error.message);
  };

  return (
    <section aria-labelledby="settings-file">
      <h2 id="settings-file">{SETTINGS_FILE.title}</h2>
      <p className="muted">{SETTINGS_FILE.hint}</p>
      <div className="actions">
        <Button onClick={() => void give()}>{SETTINGS_FILE.give}</Button>
        <Button isBusy={take.isBusy} onClick={() => picker.current?.click()}>
          {SETTINGS_FILE.take}
        </Button>
        <input
          ref={picker}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={SETTINGS_FILE.take}
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
