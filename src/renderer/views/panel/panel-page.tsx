import { useEffect } from 'react';
import { useClient, useClientState } from '../../hooks/client-context.ts';
import { useFit } from '../../hooks/use-fit.ts';
import { useLanguage } from '../../hooks/use-language.ts';
import { useTheme } from '../../hooks/use-theme.ts';
import { TEXT } from '../../speech.ts';
import { Panel } from './panel.tsx';

/** Closes the panel with Escape, as every panel of the desktop closes. */
function useEscape(): void {
  const client = useClient();
  useEffect(() => {
    const close = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') void client.call('panel.close', {});
    };
    globalThis.addEventListener('keydown', close);
    return () => globalThis.removeEventListener('keydown', close);
  }, [client]);
}

/** The compact page by the tray: as high as what it says. */
export function PanelPage() {
  const { snapshot, failure } = useClientState();
  const place = useFit();
  useEscape();
  const language = useLanguage(snapshot?.settings.language ?? null);
  useTheme(snapshot?.settings.theme ?? 'system');

  return (
    <div className="panel-page" ref={place}>
      {snapshot !== null ? (
        <Panel key={language} snapshot={snapshot} />
      ) : (
        <main className="panel-lead" aria-busy={failure === null}>
          <p role="status">{failure === null ? TEXT.desktop.panel.moment : failure.message}</p>
        </main>
      )}
    </div>
  );
}
