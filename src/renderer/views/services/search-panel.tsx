import { useDeferredValue, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Empty, Failed, Loading } from '../../components/state-message.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useFocusWhenAsked } from '../../hooks/use-focus-when-asked.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { TEXT } from '../../speech.ts';
import { categoryWord } from './category-word.ts';
import { looksLikeAddress } from './choose.ts';
import { ProposalPanel } from './proposal-panel.tsx';
import { SearchRowItem } from './search-row.tsx';

const LIMIT = 60;
const EVERY = '';

/** Everything that can be watched: searched by name, or found at an address. Where the window's address asks for it, its field has the focus. */
export function SearchPanel({ isAskedFor }: { readonly isAskedFor: boolean }) {
  const { services: words } = TEXT;
  const { services, settings } = useSnapshot();
  const field = useFocusWhenAsked<HTMLInputElement>(isAskedFor);
  const [typed, setTyped] = useState('');
  const [category, setCategory] = useState(EVERY);
  const [address, setAddress] = useState<string | null>(null);
  const query = useDeferredValue(typed.trim());
  const version = `${services.map(({ id }) => id).join(' ')} ${settings.services?.length ?? ''}`;
  const search = useQuery(
    'catalogue.search',
    { query, category: category === EVERY ? null : category, limit: LIMIT },
    version,
  );
  const rows = search.value?.rows ?? [];

  return (
    <section className="search-panel" aria-labelledby="add-heading">
      <h2 id="add-heading">{words.add}</h2>
      <form
        className="search-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (looksLikeAddress(typed)) setAddress(typed.trim());
        }}
      >
        <input
          ref={field}
          type="search"
          className="field"
          aria-label={words.search}
          placeholder={words.searchHint}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAddress(null);
          }}
        />
        <Choice
          label={words.category}
          value={category}
          onChange={setCategory}
          groups={[
            {
              label: null,
              options: [
                { value: EVERY, label: words.allCategories },
                ...(search.value?.categories ?? []).map(({ name, count }) => ({
                  value: name,
                  label: `${categoryWord(name)} (${count})`,
                })),
              ],
            },
          ]}
        />
      </form>
      {address === null && looksLikeAddress(typed) ? (
        <Button kind="primary" onClick={() => setAddress(typed.trim())}>
          {words.lookAt(typed.trim())}
        </Button>
      ) : null}
      {address === null ? (
        <p className="small muted">{words.monitors}</p>
      ) : (
        <ProposalPanel
          key={address}
          address={address}
          onClose={() => setAddress(null)}
          onAdded={() => {
            setAddress(null);
            setTyped('');
          }}
        />
      )}
      <p className="small muted" role="status">
        {search.value === null || (rows.length === 0 && address !== null)
          ? ''
          : query === ''
            ? words.onOffer(rows.length + search.value.left)
            : words.found(rows.length + search.value.left)}
      </p>
      {search.failure === null ? null : <Failed failure={search.failure} onAgain={search.again} />}
      {search.value === null ? (
        search.failure === null ? (
          <Loading what={words.title} lines={6} />
        ) : null
      ) : rows.length === 0 && address !== null ? null : rows.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneMeans}</p>
        </Empty>
      ) : (
        <ul className="search-rows">
          {rows.map((row) => (
            <SearchRowItem key={row.kind === 'service' ? row.id : row.url} row={row} onLookAt={setAddress} />
          ))}
        </ul>
      )}
      {(search.value?.left ?? 0) > 0 ? (
        <p className="small muted">{words.left(search.value?.left ?? 0)}</p>
      ) : null}
    </section>
  );
}
