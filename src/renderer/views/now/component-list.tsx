import type { ComponentView } from '../../../shared/snapshot.ts';
import { levelWord } from '../../../shared/words/state.ts';
import { StateIcon } from '../../components/state-icon.tsx';
import { SPEECH } from '../../speech.ts';

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

function Rows({ components }: { readonly components: readonly ComponentView[] }) {
  return (
    <ul className="component-list">
      {components.map((component) => (
        <li key={component.id} data-level={component.level}>
          <StateIcon state={component.level} size={12} />
          <span className="name" dir="auto">
            {component.name}
          </span>
          <span className="word">
            {component.missing ? 'No longer listed' : levelWord(component.level, SPEECH)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Groups({ components }: { readonly components: readonly ComponentView[] }) {
  return toGroups(components).map((group) => (
    <div key={group.name ?? ''} className="component-group">
      {group.name === null ? null : <h4 dir="auto">{group.name}</h4>}
      <Rows components={group.components} />
    </div>
  ));
}

/** What the page says of each component: the watched ones in sight, the others behind one click. */
export function ComponentList({ components }: { readonly components: readonly ComponentView[] }) {
  const watched = components.filter((component) => component.watched);
  const others = components.filter((component) => !component.watched);
  const unwell = others.filter(({ level }) => level !== 'operational').length;
  return (
    <>
      <Groups components={watched} />
      {others.length === 0 ? null : (
        <details className="others">
          <summary>
            {others.length} more {others.length === 1 ? 'component' : 'components'}, not watched
            {unwell === 0 ? '' : `; ${unwell} not operational`}
          </summary>
          <Groups components={others} />
        </details>
      )}
    </>
  );
}
