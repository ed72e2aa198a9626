import { useState } from 'react';
import type { ServiceView, TargetView } from '../../../shared/snapshot.ts';
import { Choice } from '../../components/choice.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Empty } from '../../components/state-message.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { toHash } from '../../route.ts';
import { TEXT } from '../../speech.ts';
import { historyText } from '../../text/history-text.ts';
import { Compare } from './compare/compare.tsx';
import { ServiceHistory } from './service-history.tsx';
import { PRESETS } from './span.ts';
import { useSpan } from './use-span.ts';

interface Chosen {
  readonly service: ServiceView;
  readonly target: TargetView | null;
}

/** The service and target an address asks for; the first that is there where it asks for none, or for one that is gone. */
export function choose(
  services: readonly ServiceView[],
  serviceId: string | null,
  targetId: string | null,
): Chosen | null {
  const all = services.flatMap((service) => service.targets.map((target) => ({ service, target })));
  const ofTarget = all.find(({ target }) => target.id === targetId);
  if (ofTarget !== undefined) return ofTarget;
  const service = services.find(({ id }) => id === serviceId) ?? all[0]?.service ?? services[0];
  return service === undefined ? null : { service, target: service.targets[0] ?? null };
}

type Mode = 'one' | 'compare';
function goTo(serviceId: string, targetId: string | null): void {
  globalThis.location.hash = toHash({ view: 'history', serviceId, targetId });
}

interface HistoryViewProps {
  readonly serviceId?: string | null;
  readonly targetId: string | null;
}

/** What history knows of a service, or of all side by side. Service and target are part of the address, so that others lead here. */
export function HistoryView({ serviceId = null, targetId }: HistoryViewProps) {
  const text = historyText();
  const { services } = useSnapshot();
  const [mode, setMode] = useState<Mode>('one');
  const spanned = useSpan({ spanMs: PRESETS['24h'], endMs: null });
  const chosen = choose(services, serviceId, targetId);
  const modes: readonly { readonly value: Mode; readonly label: string }[] = [
    { value: 'one', label: text.mode.one },
    { value: 'compare', label: text.mode.compare },
  ];

  return (
    <section aria-labelledby="history-heading" className="history">
      <div className="view-head">
        <h1 id="history-heading">{text.title}</h1>
        {chosen === null ? null : (
          <Segmented legend={text.mode.legend} options={modes} value={mode} onChange={setMode} />
        )}
      </div>
      {chosen === null ? (
        <Empty title={text.noService}>
          <p>{text.noServiceMeans}</p>
          <a className="button" data-kind="primary" href={toHash({ view: 'services', serviceId: null })}>
            {TEXT.now.chooseServices}
          </a>
        </Empty>
      ) : mode === 'compare' ? (
        <Compare services={services} spanned={spanned} />
      ) : (
        <>
          <div className="filters">
            <Choice
              label={text.service}
              value={chosen.service.id}
              onChange={(id) => goTo(id, null)}
              groups={[
                { label: null, options: services.map(({ id, name }) => ({ value: id, label: name })) },
              ]}
            />
            {chosen.target === null || chosen.service.targets.length < 2 ? null : (
              <Choice
                label={text.target}
                value={chosen.target.id}
                onChange={(id) => goTo(chosen.service.id, id)}
                groups={[
                  {
                    label: null,
                    options: chosen.service.targets.map(({ id, name }) => ({ value: id, label: name })),
                  },
                ]}
              />
            )}
          </div>
          <ServiceHistory key={chosen.service.id} {...chosen} spanned={spanned} />
        </>
      )}
    </section>
  );
}
