import { memo, useState } from 'react';
import type { EpisodeFacts } from '../../../../shared/statistics.ts';
import { clockWords, spanWords } from '../../../../shared/words/duration.ts';
import { Button } from '../../../components/button.tsx';
import { StateIcon } from '../../../components/state-icon.tsx';
import { seenWord } from '../../../format/band-words.ts';
import { toExactUtc } from '../../../format/moment.ts';
import { SPEECH } from '../../../speech.ts';
import { historyText } from '../../../text/history-text.ts';
import { TableCell } from '../table-cell.tsx';

const FEW = 6;

function lengthWords(ms: number | null): string {
  return ms === null ? '–' : spanWords(ms, SPEECH);
}

function leadCell(episode: EpisodeFacts): string {
  const text = historyText().episodes;
  if (episode.leadMs !== null) {
    const length = spanWords(Math.abs(episode.leadMs), SPEECH);
    return episode.leadMs < 0 ? text.pageBefore(length) : text.pageLater(length);
  }
  return episode.detectMs === null ? '–' : text.pageNever;
}

interface EpisodeTableProps {
  readonly episodes: readonly EpisodeFacts[];
  readonly nowMs: number;
  readonly onShow: (episode: EpisodeFacts) => void;
}

/** The failures of a span, newest first, each with a way to see it in the chart. */
export const EpisodeTable = memo(function EpisodeTable({ episodes, nowMs, onShow }: EpisodeTableProps) {
  const { episodes: text } = historyText();
  const [areAllShown, setAllShown] = useState(false);
  if (episodes.length === 0) return null;
  const shown = areAllShown ? episodes : episodes.slice(0, FEW);
  return (
    <section className="episodes" aria-labelledby="episodes-heading">
      <h2 id="episodes-heading">{text.title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="episode-rows" tabIndex={0} aria-label={text.newestFirst}>
        <table className="stacks">
          <thead>
            <tr>
              <th scope="col">{text.when}</th>
              <th scope="col">{text.worst}</th>
              <th scope="col">{text.lasted}</th>
              <th scope="col">{text.found}</th>
              <th scope="col">{text.page}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((episode) => (
              <tr key={episode.id}>
                <th scope="row">
                  <button
                    type="button"
                    className="link-button"
                    title={toExactUtc(episode.startedAt)}
                    onClick={() => onShow(episode)}
                  >
                    {clockWords(episode.startedAt, nowMs, SPEECH)}
                    <span className="visually-hidden">{text.show}</span>
                  </button>
                </th>
                <TableCell label={text.worst}>
                  <span className="state-cell">
                    <StateIcon state={episode.worst} size={12} /> {seenWord(episode.worst)}
                  </span>
                </TableCell>
                <TableCell label={text.lasted}>
                  {episode.endedAt === null ? text.goesOn : lengthWords(episode.repairMs)}
                </TableCell>
                <TableCell label={text.found}>{lengthWords(episode.detectMs)}</TableCell>
                <TableCell label={text.page}>{leadCell(episode)}</TableCell>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {episodes.length > FEW ? (
        <Button kind="quiet" onClick={() => setAllShown(!areAllShown)}>
          {areAllShown ? text.showFewer : text.showAll(episodes.length)}
        </Button>
      ) : null}
    </section>
  );
});
