import { useId, useRef, useState } from 'react';
import {
  type CataloguePreview,
  type CatalogueState,
  MAX_CATALOGUE_BYTES,
} from '../../../shared/catalogue-calls.ts';
import type { RequestOf } from '../../../shared/contract.ts';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { Failed, Loading } from '../../components/state-message.tsx';
import { useCommand } from '../../hooks/use-command.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { TEXT } from '../../speech.ts';
import { settingsText } from '../../text/settings-text.ts';

/** As many names of a kind as can be taken in at a glance. */
const MOST_NAMED = 8;

function Change({ label, names }: { readonly label: string; readonly names: CataloguePreview['added'] }) {
  if (names.length === 0) return null;
  const rest = names.length - MOST_NAMED;
  return (
    <div>
      <dt>
        {label} ({names.length})
      </dt>
      <dd>
        {names.slice(0, MOST_NAMED).map(({ id, name }, index) => (
          <span key={id}>
            {index === 0 ? '' : ', '}
            <RemoteName text={name} />
          </span>
        ))}
        {rest > 0 ? `, ${TEXT.common.more(rest)}` : ''}
      </dd>
    </div>
  );
}

interface PreviewProps {
  readonly preview: CataloguePreview;
  readonly onTaken: (state: CatalogueState) => void;
  readonly onClose: () => void;
}

/** What another catalogue would change. Nothing is changed before the user says so. */
function Preview({ preview, onTaken, onClose }: PreviewProps) {
  const words = settingsText().catalogue;
  const update = useCommand('catalogue.update');
  const { added, changed, removed, unwatched } = preview;
  const isSame = added.length + changed.length + removed.length === 0;
  const take = async (): Promise<void> => {
    const answer = await update.run({ id: preview.id });
    if (answer?.ok === true) onTaken(answer.value);
  };
  return (
    <div className="panel catalogue-preview">
      <p>
        <RemoteName text={preview.from} kind="title" />: {words.services(preview.services)}
      </p>
      {isSame ? <p>{words.same}</p> : null}
      <dl className="facts">
        <Change label={words.added} names={added} />
        <Change label={words.changed} names={changed} />
        <Change label={words.removed} names={removed} />
        <Change label={words.unwatched} names={unwatched} />
      </dl>
      {update.failure === null ? null : <p role="alert">{update.failure.message}</p>}
      <div className="actions">
        <Button kind="primary" isBusy={update.isBusy} onClick={() => void take()}>
          {words.take}
        </Button>
        <Button onClick={onClose}>{TEXT.services.cancel}</Button>
      </div>
    </div>
  );
}

/** Which list of services is in use, another in its place from a file or an address, and the way back. */
export function CatalogueSection() {
  const words = settingsText().catalogue;
  const known = useQuery('catalogue.state', {}, '');
  const look = useCommand('catalogue.preview');
  const restore = useCommand('catalogue.restore');
  const picker = useRef<HTMLInputElement>(null);
  const addressId = useId();
  const [address, setAddress] = useState('');
  const [preview, setPreview] = useState<CataloguePreview | null>(null);
  const [taken, setTaken] = useState<CatalogueState | null>(null);
  const [said, setSaid] = useState('');
  const state = taken ?? known.value;

  const lookAt = async (request: RequestOf<'catalogue.preview'>): Promise<void> => {
    setPreview(null);
    setSaid('');
    const answer = await look.run(request);
    if (answer?.ok === true) setPreview(answer.value);
    if (answer?.ok === false) setSaid(answer.error.message);
  };
  const lookThere = (): void => {
    if (address.trim() !== '') void lookAt({ kind: 'address', address: address.trim() });
  };
  const read = async (file: File): Promise<void> => {
    if (file.size > MAX_CATALOGUE_BYTES) setSaid(words.tooLarge);
    else await lookAt({ kind: 'file', name: file.name.slice(0, 255), text: await file.text() });
  };
  const goBack = async (): Promise<void> => {
    const answer = await restore.run({});
    if (answer === null) return;
    if (answer.ok) setTaken(answer.value);
    setSaid(answer.ok ? words.restored : answer.error.message);
  };

  if (state === null) {
    return (
      <section aria-labelledby="settings-catalogue">
        <h2 id="settings-catalogue">{words.title}</h2>
        {known.failure === null ? (
          <Loading what={words.title} lines={2} />
        ) : (
          <Failed failure={known.failure} onAgain={known.again} />
        )}
      </section>
    );
  }
  return (
    <section aria-labelledby="settings-catalogue">
      <h2 id="settings-catalogue">{words.title}</h2>
      <p>
        {words.services(state.services)} ·{' '}
        {state.origin === null ? (
          state.canUpdate ? (
            words.builtIn
          ) : (
            words.fixed
          )
        ) : (
          <>
            <RemoteName text={state.origin.from} kind="title" />, <Moment at={state.origin.at} />
          </>
        )}
      </p>
      {state.canUpdate ? (
        <>
          <p className="muted">{words.hint}</p>
          <form
            className="search-form"
            onSubmit={(event) => {
              event.preventDefault();
              lookThere();
            }}
          >
            <input
              id={addressId}
              type="text"
              inputMode="url"
              className="field"
              aria-label={words.address}
              placeholder="https://"
              maxLength={2048}
              spellCheck={false}
              value={address}
              onChange={({ target }) => setAddress(target.value)}
            />
            <Button isBusy={look.isBusy} onClick={lookThere}>
              {words.look}
            </Button>
            <Button onClick={() => picker.current?.click()}>{words.file}</Button>
            {state.origin === null ? null : (
              <Button isBusy={restore.isBusy} onClick={() => void goBack()}>
                {words.restore}
              </Button>
            )}
          </form>
          <input
            ref={picker}
            type="file"
            accept="application/json,.json"
            hidden
            aria-label={words.file}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) void read(file);
              // The same file may be picked again.
              target.value = '';
            }}
          />
          {preview === null ? null : (
            <Preview
              key={preview.id}
              preview={preview}
              onTaken={(next) => {
                setTaken(next);
                setPreview(null);
                setSaid(words.taken);
              }}
              onClose={() => setPreview(null)}
            />
          )}
          <p role="status">{said}</p>
        </>
      ) : null}
    </section>
  );
}
