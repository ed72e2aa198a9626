import { BRIDGE_NAME, type Bridge } from '../../shared/names.ts';
import type { Client } from './client.ts';
import { createElectronClient } from './electron.ts';
import { createHttpClient } from './http.ts';

function isBridge(value: unknown): value is Bridge {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'call') === 'function' &&
    typeof Reflect.get(value, 'on') === 'function'
  );
}

/** The client for the host this page came from: the preload script's bridge where there is one, HTTP elsewhere. */
export function connect(): Client {
  const bridge: unknown = Reflect.get(globalThis, BRIDGE_NAME);
  return isBridge(bridge) ? createElectronClient(bridge) : createHttpClient(document.baseURI);
}
