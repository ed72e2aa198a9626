import { EventEmitter } from 'node:events';
import { vi } from 'vitest';
import type { Dispatch } from '../../src/core/handlers.ts';
import { START_URL } from '../../src/main/origin.ts';
import { BRIDGE_NAME, EVENT_NAMES } from '../../src/shared/names.ts';
import { describeContract } from './suite.ts';

type Handle = (event: unknown, request: unknown) => unknown;

/**
 * The wire between Electron's two sides and nothing more: every value crosses as a structured clone, as there. The gate and
 * the preload script at its ends are the real ones; the whole app over it is `tests/electron`.
 */
const wire = vi.hoisted(() => ({
  handlers: new Map<string, Handle>(),
  exposed: new Map<string, unknown>(),
  renderer: null as EventEmitter | null,
}));

vi.mock('electron', () => {
  const renderer = new EventEmitter();
  wire.renderer = renderer;
  const dashboard = { sender: { id: 1 }, senderFrame: { url: START_URL, parent: null } };
  return {
    ipcMain: {
      handle: (name: string, handle: Handle) => wire.handlers.set(name, handle),
      removeAllListeners: () => undefined,
    },
    ipcRenderer: Object.assign(renderer, {
      invoke: async (name: string, request: unknown) => {
        const handle = wire.handlers.get(name);
        if (handle === undefined) throw new Error(`No handler registered for '${name}'`);
        return structuredClone(await handle(dashboard, structuredClone(request)));
      },
    }),
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => wire.exposed.set(name, value) },
  };
});

/** The bridge as a page finds it that keeps to no types. */
interface LooseBridge {
  readonly call: (name: string, request: unknown) => Promise<unknown>;
  readonly on: (name: string, listener: (payload: unknown) => void) => () => void;
}

function isBridge(value: unknown): value is LooseBridge {
  return typeof value === 'object' && value !== null && 'call' in value && 'on' in value;
}

async function openBridge(dispatch: Dispatch): Promise<LooseBridge> {
  const { handleCalls } = await import('../../src/main/ipc.ts');
  handleCalls(dispatch, (id) => id === 1, null);
  await import('../../src/preload/index.ts');
  const bridge = wire.exposed.get(BRIDGE_NAME);
  if (!isBridge(bridge)) throw new Error('the preload script exposed no bridge');
  return bridge;
}

/** One window hears of each snapshot once, however many listeners the page has. */
let isForwarding = false;

describeContract('IPC', async ({ engine, dispatch }) => {
  const bridge = await openBridge(dispatch);
  const [changed] = EVENT_NAMES;
  const stops: (() => void)[] = [];
  if (!isForwarding)
    engine.onSnapshot((snapshot) => wire.renderer?.emit(changed, {}, structuredClone(snapshot)));
  isForwarding = true;
  return {
    call: (name, request) => bridge.call(name, request),
    listen: async (listener) => {
      stops.push(bridge.on(changed, listener));
    },
    close: async () => {
      for (const stop of stops) stop();
    },
  };
});
