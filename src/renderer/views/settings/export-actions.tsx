import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ExportFormat } from '../../../shared/export.ts';
import { Button } from '../../components/button.tsx';
import { useClient } from '../../hooks/client-context.ts';
import { hostNow } from '../../hooks/use-now.ts';
import { useSay } from '../../hooks/use-undo.ts';
import { saveFile } from '../../save-file.ts';
import { settingsText } from '../../text/settings-text.ts';
import { collectExport, type ExportProgress, exportName } from './collect-export.ts';

interface ExportActionsProps {
  /** Another thing to do, beside the two. */
  readonly children: ReactNode;
}

/** A copy of everything to take away, as tables or for programs. A year takes a moment: it says how far it is, and can be called off. */
export function ExportActions({ children }: ExportActionsProps) {
  const words = settingsText();
  const client = useClient();
  const say = useSay();
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(
    () => () => {
      if (running.current === null) return;
      running.current.abort();
      running.current = null;
      say({ text: settingsText().exportLeft, undo: null });
    },
    [say],
  );

  const take = async (format: ExportFormat): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setProgress({ part: 'samples', share: 0 });
    const at = Math.round(hostNow());
    const file = await collectExport({
      client,
      format,
      at,
      signal: controller.signal,
      onProgress: setProgress,
    });
    if (controller.signal.aborted || file === null) return;
    running.current = null;
    setProgress(null);
    if (!file.ok) {
      say({ text: file.error.message, undo: null });
      return;
    }
    const name = exportName(format, at);
    saveFile(name, file.value);
    say({ text: words.exported(name), undo: null });
  };
  const stop = (): void => {
    running.current?.abort();
    running.current = null;
    setProgress(null);
    // Its own button goes away.
    first.current?.focus();
  };

  const isBusy = progress !== null;
  return (
    <>
      <div className="actions">
        <Button ref={first} isBusy={isBusy} onClick={() => void take('csv')}>
          {words.exportCsv}
        </Button>
        <Button isBusy={isBusy} onClick={() => void take('json')}>
          {words.exportJson}
        </Button>
        {children}
      </div>
      {progress === null ? null : (
        <div className="actions">
          <label className="export-progress">
            {words.exporting(words.exportParts[progress.part])}
            <progress value={progress.share} />
          </label>
          <Button onClick={stop}>{words.cancelExport}</Button>
        </div>
      )}
    </>
  );
}
