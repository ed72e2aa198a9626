import type { ComponentView, PageView } from '../../../shared/snapshot.ts';
import { pageLevelWord } from '../../../shared/words/state.ts';
import { Age } from '../../components/moment.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { SPEECH, TEXT } from '../../speech.ts';

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

interface ComponentListProps {
  readonly components: readonly ComponentView[];
  readonly page: PageView | null;
}

/**
 * What the page says of each component: the watched ones in sight, the others behind one click. While the page cannot be
 * read, what it said last stays, grey and with its age.
 */
export function ComponentList({ components, page }: ComponentListProps) {
  const watched = components.filter((component) => component.watched);
  const others = components.filter((component) => !component.watched);
  const unwell = others.filter(({ level }) => level !== 'operational').length;
  const staleSince = page?.failure == null ? null : page.readAt;
  return (
    <div className="components" data-stale={staleSince !== null}>
      {staleSince === null ? null : (
        <p className="muted">
          {TEXT.now.asPageSaid} <Age at={staleSince} />:
        </p>
      )}
      <Groups components={watched} basis={page?.basis} />
      {others.length === 0 ? null : (
        <details className="others">
          <summary>{TEXT.now.otherComponents(others.length, unwell)}</summary>
          <Groups components={others} basis={page?.basis} />
        </details>
      )}
    </div>
  );
}
