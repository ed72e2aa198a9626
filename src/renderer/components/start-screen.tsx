import type { Failure } from '../../shared/result.ts';
import type { Link } from '../client/client.ts';
import { useClient, useStore } from '../hooks/client-context.ts';
import { SPEECH, TEXT } from '../speech.ts';
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
        <h1>{link.why === 'gone' ? TEXT.shell.goneTitle : TEXT.shell.signedOutTitle}</h1>
        <p role="status">{link.why === 'gone' ? TEXT.shell.isRunning : TEXT.shell.openPrintedKey}</p>
        <Button kind="primary" onClick={client.retry}>
          {TEXT.common.tryNow}
        </Button>
      </main>
    );
  }
  if (failure !== null) {
    return (
      <main className="whole-window">
        <h1>{TEXT.shell.nothingYet}</h1>
        <p role="alert">{SPEECH.words.host.say(failure.message)}</p>
        <div className="actions">
          <Button kind="primary" onClick={() => void store.refresh()}>
            {TEXT.common.tryAgain}
          </Button>
          <Button onClick={() => globalThis.location.reload()}>{TEXT.common.reload}</Button>
        </div>
      </main>
    );
  }
  return (
    <main className="view" aria-busy="true">
      <h1 className="visually-hidden">Pilotlight</h1>
      <Loading what={TEXT.shell.currentState} lines={8} />
    </main>
  );
}
