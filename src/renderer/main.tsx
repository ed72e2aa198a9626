import './jitless.ts';
import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connect } from './client/connect.ts';
import { createClientStore } from './client/store.ts';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { ConnectedContext } from './hooks/client-context.ts';
import { followHostClock } from './hooks/use-now.ts';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');

const client = connect();
client.onSnapshot(({ at }) => followHostClock(at));
const connected = { client, store: createClientStore(client) };

createRoot(place).render(
  <StrictMode>
    <ErrorBoundary what="window">
      <ConnectedContext value={connected}>
        <App />
      </ConnectedContext>
    </ErrorBoundary>
  </StrictMode>,
);
