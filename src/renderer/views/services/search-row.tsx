import type { SearchRow } from '../../../shared/service-calls.ts';
import { Button } from '../../components/button.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { TEXT } from '../../speech.ts';
import { categoryWord } from './category-word.ts';
import { withWatched } from './choose.ts';
import { useChoice } from './use-choice.ts';
import { useRemove } from './use-remove.ts';

interface SearchRowProps {
  readonly row: SearchRow;
  readonly onLookAt: (address: string) => void;
}

function host(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** How a service can be known, in a few words. */
function meansOf(row: SearchRow): string {
  const { services: words } = TEXT;
  if (row.kind === 'candidate') return `${host(row.url)} · ${words.unprobed}`;
  if (row.hasPage && row.hasTargets) return words.byBoth;
  if (row.hasPage) return words.byPage;
  return row.hasTargets ? words.byTries : words.byNothing;
}

function Action({ row, onLookAt }: SearchRowProps) {
  const { services: words } = TEXT;
  const { chosen, change } = useChoice();
  const remove = useRemove();
  if (row.kind === 'candidate') {
    return (
      <Button onClick={() => onLookAt(row.url)}>
        {words.details} <span className="visually-hidden">{row.name}</span>
      </Button>
    );
  }
  if (!row.hasPage && !row.hasTargets) {
    const address = row.statusUrl ?? row.homepage;
    return address === null ? null : (
      <Button onClick={() => onLookAt(address)}>
        {words.details} <span className="visually-hidden">{row.name}</span>
      </Button>
    );
  }
  return (
    <>
      {row.isOwn && !row.watched ? (
        <Button kind="quiet" onClick={() => void remove(row.id, row.name)}>
          {words.remove} <span className="visually-hidden">{row.name}</span>
        </Button>
      ) : null}
      <Button
        aria-pressed={row.watched}
        onClick={() =>
          void change(
            withWatched(chosen, row.id, !row.watched),
            row.watched ? words.isNotWatched(row.name) : words.isWatched(row.name),
          )
        }
      >
        {row.watched ? words.watching : words.watch} <span className="visually-hidden">{row.name}</span>
      </Button>
    </>
  );
}

/** One thing that a search found, with what can be done about it. */
export function SearchRowItem({ row, onLookAt }: SearchRowProps) {
  const { services: words } = TEXT;
  const category = row.category === null ? null : categoryWord(row.category);
  const facts = [category, row.kind === 'service' && row.isOwn ? words.own : null, meansOf(row)];
  const description = row.kind === 'service' ? row.description : null;
  return (
    <li className="search-row">
      <div>
        <p className="name">
          <RemoteName text={row.name} />
        </p>
        {description === null ? null : (
          <p className="small">
            <RemoteName text={description} kind="title" />
          </p>
        )}
        <p className="small muted">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      </div>
      <div className="search-row-actions">
        <Action row={row} onLookAt={onLookAt} />
      </div>
    </li>
  );
}
