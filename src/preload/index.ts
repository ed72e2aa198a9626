import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE_NAME, type Bridge, CALL_NAMES, EVENT_NAMES } from '../shared/names.ts';

const calls: ReadonlySet<string> = new Set(CALL_NAMES);
const events: ReadonlySet<string> = new Set(EVENT_NAMES);

/** The contract's names and nothing else: neither `ipcRenderer` nor its event object ever reaches the page. */
const bridge: Bridge = {
  call: (name, request) =>
    calls.has(name) ? ipcRenderer.invoke(name, request) : Promise.reject(new Error(`unknown call: ${name}`)),
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
