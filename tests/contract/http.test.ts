import { startServer } from '../../src/headless/server/server.ts';
import { openEvents } from '../support/event-reader.ts';
import { rawRequest } from '../support/raw-http.ts';
import { describeContract } from './suite.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

describeContract('HTTP', async ({ engine, dispatch }) => {
  const started = await startServer({
    host: '127.0.0.1',
    port: 0,
    dispatch,
    source: engine,
    files: new Map(),
    log: SILENT,
  });
  if (!started.ok) throw new Error(started.error.message);
  const { port, url, close } = started.value;
  const entered = await rawRequest(port, { path: `/${new URL(url).search}` });
  const headers = {
    cookie: entered.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
    origin: `http://127.0.0.1:${port}`,
    'content-type': 'application/json',
  };
  return {
    call: async (name, request) => {
      const path = `/api/${encodeURIComponent(name)}`;
      const answer = await rawRequest(port, { method: 'POST', path, headers, body: JSON.stringify(request) });
      return JSON.parse(answer.body);
    },
    listen: async (listener) => {
      const events = await openEvents(port, headers);
      const follow = async (): Promise<void> => {
        for (;;) listener((await events.next()).data);
      };
      // It ends with the stream, when the server closes.
      follow().catch(() => undefined);
    },
    close,
  };
});
