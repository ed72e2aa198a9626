import { placeOf } from '../../../shared/place.ts';
import type { ServiceView } from '../../../shared/snapshot.ts';
import { iconState, stateWord } from '../../../shared/words/state.ts';
import { RemoteName } from '../../components/remote-name.tsx';
import { Sparkline } from '../../components/sparkline.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { toLatencyWords } from '../../format/latency.ts';
import { sideOf } from '../../format/outcome.ts';
import { medianMs } from '../../format/sparkline.ts';
import { SPEECH } from '../../speech.ts';
import { WindowLink } from './window-link.tsx';

/** The usual answer time of the tries a sparkline shows; null where none was answered. */
function usualMs({ targets: [first] }: ServiceView): number | null {
  const answered = (first?.recent ?? []).filter((recent) => sideOf(recent.class) === 'answered');
  return medianMs(answered.flatMap(({ ttfbMs }) => (ttfbMs === null ? [] : [ttfbMs])));
}

/** One service in one line: shape, name, the last tries, and the answer time, or in trouble the word for it. */
export function PanelService({ service }: { readonly service: ServiceView }) {
  const state = iconState(service.verdict.level, service.verdict.cause);
  const word = stateWord(service.verdict, SPEECH);
  const isCalm = service.verdict.level === 'operational';
  const usual = isCalm ? usualMs(service) : null;
  const [first] = service.targets;
  return (
    <li>
      <WindowLink className="panel-service" place={placeOf('now', service.id)}>
        <StateIcon state={state} size={16} />
        <span className="name">
          <RemoteName text={service.name} />
        </span>
        {first === undefined ? <span /> : <Sparkline recent={first.recent} isSilent isNarrow />}
        <span className="value" data-calm={isCalm}>
          {usual === null ? word : toLatencyWords(usual)}
          {usual === null ? null : <span className="visually-hidden">, {word}</span>}
        </span>
      </WindowLink>
    </li>
  );
}
