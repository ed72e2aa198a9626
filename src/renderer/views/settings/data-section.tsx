import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Moment } from '../../components/moment.tsx';
import { Failed, Loading } from '../../components/state-message.tsx';
import { useCommand } from '../../hooks/use-command.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useSay } from '../../hooks/use-undo.ts';
import { SPEECH } from '../../speech.ts';
import { settingsText } from '../../text/settings-text.ts';
import { ExportActions } from './export-actions.tsx';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in the largest unit that leaves a number above one, as the user's locale writes it. */
export function sizeWords(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** step;
  return new Intl.NumberFormat(SPEECH.locale, {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: amount < 10 && step > 0 ? 1 : 0,
  }).format(amount);
}

/** What is kept on this computer: where, how much, how long; a copy of it to take away, and the end of it. */
export function DataSection() {
  const words = settingsText();
  const say = useSay();
  const [turn, setTurn] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const data = useQuery('data.describe', {}, String(turn));
  const remove = useCommand('data.delete');

  const removeAll = async (): Promise<void> => {
    const answer = await remove.run({ confirmed: true });
    if (answer?.ok !== true) return;
    setAsking(false);
    setTurn(turn + 1);
    say({ text: words.deleted, undo: null });
  };

  return (
    <section aria-labelledby="settings-data">
      <h2 id="settings-data">{words.data}</h2>
      {data.failure === null ? null : <Failed failure={data.failure} onAgain={data.again} />}
      {data.value === null ? (
        data.failure === null ? (
          <Loading what={words.data} lines={3} />
        ) : null
      ) : (
        <dl className="facts">
          <div>
            <dt>{words.dataFolder}</dt>
            <dd>
              <code>{data.value.folder}</code>
            </dd>
          </div>
          <div>
            <dt>{words.dataSize}</dt>
            <dd>{sizeWords(data.value.files.reduce((sum, { bytes }) => sum + bytes, 0))}</dd>
          </div>
          <div>
            <dt>{words.dataSince}</dt>
            <dd>{data.value.firstAt === null ? words.nothingKept : <Moment at={data.value.firstAt} />}</dd>
          </div>
          <div>
            <dt>{words.dataKeep}</dt>
            <dd>{words.keep(data.value.rawDays, data.value.fineDays)}</dd>
          </div>
        </dl>
      )}
      <p className="small muted">{words.exportMeans}</p>
      <ExportActions>
        <Button onClick={() => setAsking(true)}>{words.deleteAll}</Button>
      </ExportActions>
      {isAsking ? (
        <Dialog title={words.deleteTitle} onClose={() => setAsking(false)}>
          <p>{words.deleteSure}</p>
          {remove.failure === null ? null : <p role="alert">{remove.failure.message}</p>}
          <div className="actions">
            <Button kind="primary" isBusy={remove.isBusy} onClick={() => void removeAll()}>
              {words.deleteYes}
            </Button>
            <Button onClick={() => setAsking(false)}>{words.deleteNo}</Button>
          </div>
        </Dialog>
      ) : null}
    </section>
  );
}
