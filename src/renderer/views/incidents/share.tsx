import type { IncidentRow } from '../../../shared/contract.ts';
import { Button } from '../../components/button.tsx';
import { Popup } from '../../components/popup.tsx';
import { copyText } from '../../copy-text.ts';
import { hostNow } from '../../hooks/use-now.ts';
import { useSay } from '../../hooks/use-undo.ts';
import { readColour } from '../../read-colour.ts';
import { saveFile } from '../../save-file.ts';
import { TEXT } from '../../speech.ts';
import { drawIncident, toPng } from './picture.ts';
import { toShareText } from './share-text.ts';
import type { Seen } from './use-seen.ts';

interface ShareProps {
  readonly row: IncidentRow;
  readonly serviceName: string;
  readonly seen: Seen;
}

async function copyPicture(png: Blob): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return true;
  } catch {
    return false;
  }
}

/** Gives an incident to others: as text, as a link into this window, or as a picture drawn here. */
export function Share({ row, serviceName, seen }: ShareProps) {
  const { incidents, common } = TEXT;
  const say = useSay();
  const copy = async (text: string, said: string): Promise<void> =>
    say({ text: (await copyText(text)) ? said : common.notCopied, undo: null });
  const draw = (): Promise<Blob> =>
    toPng(
      drawIncident(row, serviceName, seen, hostNow(), (token) =>
        readColour(document.body, `--${token.replace(/^--/, '')}`),
      ),
    );
  const share = async (isSaved: boolean): Promise<void> => {
    try {
      const png = await draw();
      const isCopied = !isSaved && (await copyPicture(png));
      if (!isCopied) saveFile(`incident-${row.incident.id.replace(/\W+/g, '-').slice(0, 40)}.png`, png);
      say({ text: isCopied ? incidents.pictureCopied : incidents.pictureSaved, undo: null });
    } catch {
      say({ text: incidents.pictureFailed, undo: null });
    }
  };
  return (
    <Popup label={incidents.share}>
      {(close) => (
        <div className="share">
          <Button
            onClick={() => {
              close();
              void copy(toShareText(row, serviceName, seen), incidents.textCopied);
            }}
          >
            {incidents.copyText}
          </Button>
          <Button
            onClick={() => {
              close();
              void copy(globalThis.location.href, incidents.linkCopied);
            }}
          >
            {incidents.copyLink}
          </Button>
          <Button
            onClick={() => {
              close();
              void share(false);
            }}
          >
            {incidents.copyPicture}
          </Button>
          <Button
            onClick={() => {
              close();
              void share(true);
            }}
          >
            {incidents.savePicture}
          </Button>
        </div>
      )}
    </Popup>
  );
}
