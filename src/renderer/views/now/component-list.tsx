import { useState } from 'react';
import { severity } from '../../../shared/level.ts';
import type { ComponentView, PageView } from '../../../shared/snapshot.ts';
import { pageLevelWord } from '../../../shared/words/state.ts';
import { Age } from '../../components/moment.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { SPEECH, TEXT } from '../../speech.ts';

/** More than anyone reads: beyond it the gravest are in sight, and the rest is behind a click. */
const MOST_IN_SIGHT = 60;

interface GroupsProps {
  readonly components: readonly ComponentView[];
  readonly basis: PageView['basis'];
}

interface Group {
  readonly name: string | null;
  readonly components: readonly ComponentView[];
}

/** Components by the page's groups, in the page's order; those in no group come first. */
function toGroups(components: readonly ComponentView[]): readonly Group[] {
  const byName = Map.groupBy(components, ({ group }) => group);
  const loose = byName.get(null);
  byName.delete(null);
  const named = [...byName].map(([name, members]) => ({ name, components: members }));
  return loose === undefined ? named : [{ name: null, components: loose }, ...named];
}

function Rows({ components, basis }: GroupsProps) {
  return (
    <ul className="component-list">
      {components.map((component) => (
        <li key={component.id} data-level={component.level}>
          <StateIcon state={component.level} size={12} />
          <span className="name">
            <RemoteName text={component.name} />
            {component.foundByName === true ? <span className="muted"> {TEXT.now.foundByName}</span> : null}
          </span>
          <span className="word">
            {component.missing ? TEXT.now.noLongerListed : pageLevelWord(component.level, basis, SPEECH)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Groups({ components, basis }: GroupsProps) {
  return toGroups(components).map((group) => (
    <div key={group.name ?? ''} className="component-group">
      {group.name === null ? null : (
        <h4>
          <RemoteName text={group.name} />
        </h4>
      )}
      <Rows components={group.components} basis={basis} />
    </div>
  ));
}

/** The first of them in sight, in the page's own order; the gravest, where they are too many. */
function pickInSight(components: readonly ComponentView[]): readonly ComponentView[] {
  if (components.length <= MOST_IN_SIGHT) return components;
  const gravest = components.toSorted((a, b) => severity(b.level) - severity(a.level));
  const picked = new Set(gravest.slice(0, MOST_IN_SIGHT));
  return components.filter((component) => picked.has(component));
}

interface MoreProps extends GroupsProps {
  readonly label: (count: number, unwell: number) => string;
}

/** Components behind a click; drawn when they are asked for. */
function More({ components, basis, label }: MoreProps) {
  const [isOpen, setOpen] = useState(false);
  if (components.length === 0) return null;
  const unwell = components.filter(({ level }) => level !== 'operational').length;
  return (
    <details className="others" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{label(components.length, unwell)}</summary>
      {isOpen ? <Groups components={components} basis={basis} /> : null}
    </details>
  );
}

interface ComponentListProps {
  readonly components: readonly ComponentView[];
  readonly page: PageView | null;
  /** Something else than the page speaks of trouble, so that what the page says must not be read as the verdict. */
  readonly isDoubted: boolean;
}

/**
 * What the page says of each component: the watched ones in sight, the others behind one click. While the page cannot be
 * read, what it said last stays, grey and with its age.
 */
export function ComponentList({ components, page, isDoubted }: ComponentListProps) {
  const watched = components.filter((component) => component.watched);
  const others = components.filter((component) => !component.watched);
  const inSight = pickInSight(watched);
  const staleSince = page?.failure == null ? null : page.readAt;
  return (
    <div className="components" data-stale={staleSince !== null}>
      {staleSince !== null ? (
        <p className="muted">
          {TEXT.now.asPageSaid} <Age at={staleSince} />:
        </p>
      ) : isDoubted && watched.length > 0 ? (
        <p className="muted">{TEXT.now.asPageSays}</p>
      ) : null}
      <Groups components={inSight} basis={page?.basis} />
      <More
        components={watched.filter((component) => !inSight.includes(component))}
        basis={page?.basis}
        label={TEXT.now.moreComponents}
      />
      <More components={others} basis={page?.basis} label={TEXT.now.otherComponents} />
    </div>
  );
}
