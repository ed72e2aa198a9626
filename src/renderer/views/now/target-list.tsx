import type { TargetView } from '../../../shared/snapshot.ts';
import { codeWords } from '../../../shared/words/code.ts';
import { Age } from '../../components/moment.tsx';
import { Sparkline } from '../../components/sparkline.tsx';
import { toLatencyWords } from '../../format/latency.ts';
import { sideOf } from '../../format/outcome.ts';
import { toHash } from '../../route.ts';
import { SPEECH } from '../../speech.ts';

function LastTry({ target }: { readonly target: TargetView }) {
  const { last } = target;
  if (last === null) return <span className="muted">Not tried yet</span>;
  const side = sideOf(last.class);
  const { ttfbMs } = last.phases;
  return (
    <>
      <span className="reading" data-side={side}>
        {side === 'answered' && ttfbMs !== null
          ? toLatencyWords(ttfbMs)
          : codeWords(last.code, last.class, SPEECH)}
      </span>{' '}
      <span className="muted">
        {side === 'answered' ? '' : side === 'failed' ? 'failed ' : 'not counted '}
        <Age at={last.at} />
      </span>
    </>
  );
}

/** What Pilotlight tries itself: the last tries at a glance, the last one in numbers, the way to its history. */
export function TargetList({ targets }: { readonly targets: readonly TargetView[] }) {
  return (
    <ul className="target-list">
      {targets.map((target) => (
        <li key={target.id}>
          <a href={toHash({ view: 'history', targetId: target.id })} dir="auto" title={target.url}>
            {target.name}
            <span className="visually-hidden"> history</span>
          </a>
          <Sparkline recent={target.recent} />
          <span className="last">
            <LastTry target={target} />
          </span>
        </li>
      ))}
    </ul>
  );
}
