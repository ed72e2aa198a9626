import type { Episode } from '../../../shared/verdict.ts';
import { spanWords } from '../../../shared/words/duration.ts';
import { iconState, stateWord } from '../../../shared/words/state.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Moment } from '../../components/moment.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { Empty, Failed, Loading } from '../../components/state-message.tsx';
import { useClient, useSnapshot } from '../../hooks/client-context.ts';
import { hostNow, useNowStep } from '../../hooks/use-now.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { SPEECH } from '../../speech.ts';
import { notesText } from '../../text/notes-text.ts';
import { usePad } from './pad-context.ts';

const DAY_MS = 86_400_000;
const BACK_MS = 90 * DAY_MS;
const MOST = 50;

interface EpisodeDialogProps {
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
}

/** Offers the last outages seen here; the one chosen goes into the note as text, with its times and evidence. */
export function EpisodeDialog({ onText, onClose }: EpisodeDialogProps) {
  const words = notesText();
  const client = useClient();
  const { say } = usePad();
  const { services } = useSnapshot();
  const toMs = useNowStep(DAY_MS);
  const episodes = useQuery('history.episodes', { serviceId: null, fromMs: toMs - BACK_MS, toMs }, '');
  const newest = (episodes.value ?? []).toSorted((a, b) => b.startedAt - a.startedAt).slice(0, MOST);
  const take = async ({ serviceId, id }: Episode): Promise<void> => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const answer = await client.call('notes.fromEpisode', { serviceId, episodeId: id, timeZone });
    onClose();
    if (answer.ok) onText(answer.value.text);
    else say(answer.error.message);
  };
  return (
    <Dialog title={words.episodes.title} onClose={onClose}>
      {episodes.value === null ? (
        episodes.failure === null ? (
          <Loading what={words.loading.episodes} lines={4} />
        ) : (
          <Failed failure={episodes.failure} onAgain={episodes.again} />
        )
      ) : newest.length === 0 ? (
        <Empty title={words.episodes.none} />
      ) : (
        <ul className="popup-list">
          {newest.map((episode) => {
            const { id, serviceId, worst, cause, startedAt, endedAt } = episode;
            return (
              <li key={`${serviceId} ${id}`}>
                <button type="button" className="popup-item episode" onClick={() => void take(episode)}>
                  <StateIcon state={iconState(worst, cause)} size={16} />
                  <span>
                    <RemoteName text={services.find((one) => one.id === serviceId)?.name ?? serviceId} />:{' '}
                    {stateWord({ level: worst, cause }, SPEECH)}
                  </span>
                  <span className="muted">
                    <Moment at={startedAt} />,{' '}
                    {endedAt === null
                      ? words.episodes.soFar(spanWords(hostNow() - startedAt, SPEECH))
                      : spanWords(endedAt - startedAt, SPEECH)}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Dialog>
  );
}
