import { useState } from 'react';
import type { WatchedService } from '../../../shared/settings.ts';
import type { ServiceView } from '../../../shared/snapshot.ts';
import { iconState } from '../../../shared/words/state.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ServiceLine } from '../../components/service-line.tsx';
import { Switch } from '../../components/switch.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { TEXT } from '../../speech.ts';
import { withChange, withWatched } from './choose.ts';
import { ComponentPicker } from './component-picker.tsx';
import { TargetFacts } from './target-facts.tsx';
import { useChoice } from './use-choice.ts';
import { useRemove } from './use-remove.ts';

const NEVER = 'never';
const LEVELS = ['degraded', 'partial_outage', 'major_outage', NEVER] as const;

/** From which state on a service may interrupt; used here and among the settings. */
export function NotifyChoice({ service, label }: { readonly service: ServiceView; readonly label: string }) {
  const { chosen, change } = useChoice();
  const { services: words } = TEXT;
  const from = chosen.find(({ id }) => id === service.id)?.notifyFrom ?? NEVER;
  const set = (value: string): void => {
    const level = LEVELS.find((one) => one === value);
    if (level === undefined) return;
    const notifyFrom: WatchedService['notifyFrom'] = level === NEVER ? null : level;
    void change(withChange(chosen, service.id, { notifyFrom }), words.changed(service.name));
  };
  return (
    <Choice
      label={label}
      value={from}
      onChange={set}
      groups={[
        { label: null, options: LEVELS.map((level) => ({ value: level, label: words.notifyFrom[level] })) },
      ]}
    />
  );
}

function AlternativeSwitch({ service }: { readonly service: ServiceView }) {
  const { settings, services } = useSnapshot();
  const { set } = useChoice();
  const { services: words } = TEXT;
  // Where none was ever chosen, those of the same kind are offered, and this one is among them for its like.
  const before = settings.alternatives;
  const offered = before ?? services.map(({ id }) => id);
  const isOn = offered.includes(service.id);
  return (
    <Switch
      label={words.alternative}
      isOn={isOn}
      onChange={(next) => {
        const others = offered.filter((id) => id !== service.id);
        const alternatives = next ? [...others, service.id] : others;
        void set({ alternatives }, { alternatives: before }, words.changed(service.name));
      }}
    />
  );
}

interface WatchedServiceProps {
  readonly service: ServiceView;
  readonly isOwn: boolean;
  /** The address names it: it opens, comes into sight and takes the focus. */
  readonly isNamed: boolean;
}

/** One watched service: a line, and what can be chosen for it when opened. */
export function WatchedServiceRow({ service, isOwn, isNamed }: WatchedServiceProps) {
  const { services: words } = TEXT;
  const [chosenOpen, setOpen] = useState<boolean | null>(null);
  const isOpen = chosenOpen ?? isNamed;
  const { chosen, change } = useChoice();
  const remove = useRemove();
  const state = iconState(service.verdict.level, service.verdict.cause);
  const bodyId = `watched-${service.id}`;

  return (
    <li className="service" data-state={state}>
      <ServiceLine
        service={service}
        isOpen={isOpen}
        bodyId={bodyId}
        isNamed={isNamed}
        sight="nearest"
        onToggle={() => setOpen(!isOpen)}
      />
      <div id={bodyId} hidden={!isOpen}>
        {isOpen ? (
          <div className="service-body">
            <section>
              <h4>{words.components}</h4>
              <ComponentPicker service={service} />
            </section>
            <section>
              <h4>{words.targets}</h4>
              <TargetFacts serviceId={service.id} isOwn={isOwn} />
            </section>
            <div className="service-choices">
              <NotifyChoice service={service} label={words.notify} />
              <AlternativeSwitch service={service} />
            </div>
            <div className="actions">
              <Button
                onClick={() =>
                  void change(withWatched(chosen, service.id, false), words.isNotWatched(service.name))
                }
              >
                {words.stopWatching}
              </Button>
              {isOwn ? (
                <Button onClick={() => void remove(service.id, service.name)}>{words.remove}</Button>
              ) : null}
            </div>
          </div>
        ) : null}
      </div>
    </li>
  );
}
