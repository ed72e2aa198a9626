import type { Failure } from '../../shared/result.ts';
import type { Link } from '../client/client.ts';
import { useClient, useStore } from '../hooks/client-context.ts';
import { Button } from './button.tsx';
import { Loading } from './state-message.tsx';

interface StartScreenProps {
  readonly link: Link;
  readonly failure: Failure | null;
}

/** What the window shows before its first snapshot: that it is coming, or why it is not. */
export function StartScreen({ link, failure }: StartScreenProps) {
  const client = useClient();
  const store = useStore();
  if (link.kind === 'lost') {
    return (
      <main className="whole-window">
        <h1>{link.why === 'gone' ? 'Pilotlight does not answer' : 'This window is not signed in'}</h1>
        <p role="status">
          {link.why === 'gone'
            ? 'Is it still running? This window connects by itself as soon as it is back.'
            : 'Open the address Pilotlight printed when it started. It carries the key to this window.'}
        </p>
        <Button kind="primary" onClick={client.retry}>
          Try now
        </Button>
      </main>
    );
  }
  if (failure !== null) {
    return (
      <main className="whole-window">
        <h1>Nothing to show yet</h1>
        <p role="alert">{failure.message}</p>
        <div className="actions">
          <Button kind="primary" onClick={() => void store.refresh()}>
            Try again
          </Button>
          <Button onClick={() => globalThis.location.reload()}>Reload</Button>
        </div>
      </main>
    );
  }
  return (
    <main className="view" aria-busy="true">
      <h1 className="visually-hidden">Pilotlight</h1>
      <Loading what="the current state" lines={8} />
    </main>
  );
}
