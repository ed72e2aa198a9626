import type { TargetView } from '../../../shared/snapshot.ts';
import { codeWords } from '../../../shared/words/code.ts';
import { Age } from '../../components/moment.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { Sparkline } from '../../components/sparkline.tsx';
import { toLatencyWords } from '../../format/latency.ts';
import { sideOf } from '../../format/outcome.ts';
import { toHash } from '../../route.ts';
import { SPEECH, TEXT } from '../../speech.ts';

function LastTry({ target }: { readonly target: TargetView }) {
  const { last } = target;
  if (last === null) return <span className="muted">{TEXT.now.notTried}</span>;
  const side = sideOf(last.class);
  const { ttfbMs } = last.phases;
  if (side === 'answered') {
    return (
      <>
        <span className="reading">
          {ttfbMs === null ? codeWords(last.code, last.class, SPEECH) : toLatencyWords(ttfbMs)}
        </span>{' '}
        <span className="muted">
          <Age at={last.at} />
        </span>
      </>
    );
  }
  return (
    <>
      <span className="reading" data-side={side}>
        {codeWords(last.code, last.class, SPEECH)}
      </span>
      <br />
      <span className="muted">
        {side === 'failed' ? TEXT.now.failed : TEXT.now.notCounted} <Age at={last.at} />
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
          <a href={toHash({ view: 'history', targetId: target.id })} title={target.url}>
            <RemoteName text={target.name} />
            <span className="visually-hidden"> {TEXT.now.targetHistory}</span>
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
