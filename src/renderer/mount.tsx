import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from './client/connect.ts';
import { spoken } from './client/spoken.ts';
import { createClientStore } from './client/store.ts';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { ConnectedContext } from './hooks/client-context.ts';
import { followHostClock } from './hooks/use-now.ts';

/** Draws a page over its connection to the host. Throws where the page has no `#root`. */
export function mount(page: ReactNode): void {
  const place = document.getElementById('root');
  if (place === null) throw new Error('the page has no #root');

  const client = spoken(connect());
  client.onSnapshot(({ at }) => followHostClock(at));
  const connected = { client, store: createClientStore(client) };

  createRoot(place).render(
    <StrictMode>
      <ErrorBoundary what="window">
        <ConnectedContext value={connected}>{page}</ConnectedContext>
      </ErrorBoundary>
    </StrictMode>,
  );
}
