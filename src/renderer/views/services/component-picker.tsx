import { memo, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { ComponentView, ServiceView } from '../../../shared/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { TEXT } from '../../speech.ts';
import { groupComponents, tickComponents, withChange } from './choose.ts';
import { useChoice } from './use-choice.ts';

/** From this many on, a field to find one. */
const MANY = 12;

interface TickProps {
  readonly label: string;
  readonly ticked: number;
  readonly all: number;
  readonly onTick: (isTicked: boolean) => void;
}

/** The tick for a whole group: half-set where some of it is. */
function GroupTick({ label, ticked, all, onTick }: TickProps) {
  const box = useRef<HTMLInputElement>(null);
  const isMixed = ticked > 0 && ticked < all;
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    <label className="tick tick-group">
      <input
        ref={box}
        type="checkbox"
        checked={ticked === all}
        onChange={({ target }) => onTick(target.checked)}
      />
      <RemoteName text={label} />
      <span className="muted">{TEXT.services.ticked(ticked, all)}</span>
    </label>
  );
}

interface ComponentTickProps
  extends Pick<ComponentView, 'id' | 'name' | 'level' | 'watched' | 'foundByName' | 'missing'> {
  readonly onTick: (id: string, isTicked: boolean) => void;
}

/** One part of a page. It takes what it shows piece by piece, since every snapshot brings new objects of the same. */
const ComponentTick = memo(function ComponentTick(props: ComponentTickProps) {
  const { id, name, level, watched, foundByName, missing, onTick } = props;
  return (
    <li>
      <label className="tick">
        <input type="checkbox" checked={watched} onChange={({ target }) => onTick(id, target.checked)} />
        <StateIcon state={level} size={12} />
        <span>
          <RemoteName text={name} />
          {foundByName === true ? <span className="muted"> {TEXT.now.foundByName}</span> : null}
          {missing ? <span className="muted"> {TEXT.now.noLongerListed}</span> : null}
        </span>
      </label>
    </li>
  );
});

/** Which parts of a page matter. The browser lays out only what is in sight, so a thousand are no burden. */
export function ComponentPicker({ service }: { readonly service: ServiceView }) {
  const { services: words } = TEXT;
  const { chosen, change } = useChoice();
  const [typed, setTyped] = useState('');
  const [isLast, setLast] = useState(false);
  const hintId = useId();
  const { components } = service;
  const picked = chosen.find(({ id }) => id === service.id)?.components ?? null;
  const ticked = components.filter(({ watched }) => watched).length;

  const tick = (ids: readonly string[], isTicked: boolean): void => {
    const next = tickComponents(components, ids, isTicked);
    setLast(next === null);
    if (next !== null)
      void change(withChange(chosen, service.id, { components: next }), words.changed(service.name));
  };

  const latest = useRef(tick);
  useEffect(() => {
    latest.current = tick;
  });
  const tickOne = useCallback((id: string, isTicked: boolean) => latest.current([id], isTicked), []);

  if (components.length === 0) {
    return <p className="muted">{service.page === null ? words.noPageToRead : words.noComponents}</p>;
  }
  return (
    <fieldset className="picker" aria-describedby={hintId}>
      <legend className="visually-hidden">{words.components}</legend>
      <div className="picker-head">
        <span id={hintId} className="muted">
          {words.ticked(ticked, components.length)}
          {picked === null ? ` · ${words.isUsual}` : ''}. {isLast ? words.lastTicked : words.componentsMean}
        </span>
        {picked === null ? null : (
          <Button
            kind="quiet"
            onClick={() =>
              void change(withChange(chosen, service.id, { components: null }), words.changed(service.name))
            }
          >
            {words.usual}
          </Button>
        )}
        {components.length < MANY ? null : (
          <input
            type="search"
            className="field"
            placeholder={words.findComponent}
            aria-label={words.findComponent}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </div>
      <div className="picker-groups">
        {groupComponents(components, typed).map((group) => (
          <div key={group.name} className="picker-group">
            {components.length === group.components.length && group.name === '' ? null : (
              <GroupTick
                label={group.name === '' ? words.otherGroup : group.name}
                ticked={group.components.filter(({ watched }) => watched).length}
                all={group.components.length}
                onTick={(isTicked) =>
                  tick(
                    group.components.map(({ id }) => id),
                    isTicked,
                  )
                }
              />
            )}
            <ul>
              {group.components.map((component) => (
                <ComponentTick
                  key={component.id}
                  id={component.id}
                  name={component.name}
                  level={component.level}
                  watched={component.watched}
                  missing={component.missing}
                  {...(component.foundByName === true ? { foundByName: true } : {})}
                  onTick={tickOne}
                />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
