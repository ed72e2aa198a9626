import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useClient } from '../../hooks/client-context.ts';
import { saveFile } from '../../save-file.ts';
import { TEXT } from '../../speech.ts';
import { ImportSettings } from './import-settings.tsx';

/** The settings as a file, out and in. */
export function SettingsFileSection() {
  const client = useClient();
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

  return (
    <section aria-labelledby="settings-file">
      <h2 id="settings-file">{TEXT.desktop.file.title}</h2>
      <p className="muted">{TEXT.desktop.file.hint}</p>
      <div className="actions">
        <Button onClick={() => void give()}>{TEXT.desktop.file.give}</Button>
        <ImportSettings onSaid={setSaid} />
      </div>
      <p role="status">{said}</p>
    </section>
  );
}
