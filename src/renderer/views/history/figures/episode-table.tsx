import { useState } from 'react';
import type { EpisodeFacts } from '../../../../shared/statistics.ts';
import { clockWords, spanWords } from '../../../../shared/words/duration.ts';
import { Button } from '../../../components/button.tsx';
import { StateIcon } from '../../../components/state-icon.tsx';
import { seenWord } from '../../../format/band-words.ts';
import { toExactUtc } from '../../../format/moment.ts';
import { SPEECH } from '../../../speech.ts';

const FEW = 6;

function lengthWords(ms: number | null): string {
  return ms === null ? '–' : spanWords(ms, SPEECH);
}

function leadCell(episode: EpisodeFacts): string {
  if (episode.leadMs !== null) {
    const length = spanWords(Math.abs(episode.leadMs), SPEECH);
    return episode.leadMs < 0 ? `${length} before us` : `${length} later`;
  }
  return episode.detectMs === null ? '–' : 'not at all';
}

interface EpisodeTableProps {
  readonly episodes: readonly EpisodeFacts[];
  readonly nowMs: number;
  readonly onShow: (episode: EpisodeFacts) => void;
}

/** The failures of a span, newest first, each with a way to see it in the chart. */
export function EpisodeTable({ episodes, nowMs, onShow }: EpisodeTableProps) {
  const [areAllShown, setAllShown] = useState(false);
  if (episodes.length === 0) return null;
  const shown = areAllShown ? episodes : episodes.slice(0, FEW);
  return (
    <section className="episodes" aria-labelledby="episodes-heading">
      <h2 id="episodes-heading">Failures</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="episode-rows" tabIndex={0} aria-label="Failures, newest first">
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">At worst</th>
              <th scope="col">Lasted</th>
              <th scope="col">Found after</th>
              <th scope="col">The page said so</th>
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
                    <span className="visually-hidden">: show it in the chart</span>
                  </button>
                </th>
                <td>
                  <span className="state-cell">
                    <StateIcon state={episode.worst} size={12} /> {seenWord(episode.worst)}
                  </span>
                </td>
                <td>{episode.endedAt === null ? 'goes on' : lengthWords(episode.repairMs)}</td>
                <td>{lengthWords(episode.detectMs)}</td>
                <td>{leadCell(episode)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {episodes.length > FEW ? (
        <Button kind="quiet" onClick={() => setAllShown(!areAllShown)}>
          {areAllShown ? 'Show fewer' : `Show all ${episodes.length}`}
        </Button>
      ) : null}
    </section>
  );
}
