import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE_NAME, type Bridge, CALL_NAMES, EVENT_NAMES } from '../shared/names.ts';

const calls: ReadonlySet<string> = new Set(CALL_NAMES);
const events: ReadonlySet<string> = new Set(EVENT_NAMES);

/** What the host would answer; the other side has no channel of that name to ask it on. */
function unknownName(name: string) {
  return {
    ok: false,
    error: { code: 'unknown_name', message: `There is no call named ${JSON.stringify(name)}.` },
  };
}

/** The contract's names and nothing else: neither `ipcRenderer` nor its event object ever reaches the page. */
const bridge: Bridge = {
  call: (name, request) =>
    calls.has(name) ? ipcRenderer.invoke(name, request) : Promise.resolve(unknownName(name)),
  on: (name, listener) => {
    if (!events.has(name)) throw new Error(`unknown event: ${name}`);
    const forward = (_event: unknown, payload: unknown) => listener(payload);
    ipcRenderer.on(name, forward);
    return () => {
      ipcRenderer.off(name, forward);
    };
  },
};

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge);
