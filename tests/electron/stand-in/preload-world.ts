/** The name under which the page reaches the main process; the preload wrapper takes it away before the page runs. */
export const BINDING = '__standIn';

/** The key under which the main process finds the page's listeners. */
export const DELIVER = 'stand-in.deliver';

/**
 * A preload bundle as a page script: the bundle gets its own `require`, of which `electron` gives `contextBridge` and
 * `ipcRenderer`. Electron runs it in a world of its own; here it shares the page's, which no test may rely on.
 */
export function wrapPreload(bundle: string): string {
  return `(() => {
  if (window !== window.top) return;
  const invoke = window[${JSON.stringify(BINDING)}];
  delete window[${JSON.stringify(BINDING)}];
  const listeners = new Map();
  const of = (channel) => listeners.get(channel) ?? listeners.set(channel, []).get(channel);
  Object.defineProperty(window, Symbol.for(${JSON.stringify(DELIVER)}), {
    value: (channel, args) => { for (const listener of [...of(channel)]) listener({}, ...args); },
  });
  const absent = (name) => (target) => new Proxy(target, {
    get: (inner, key) => {
      if (typeof key === 'symbol' || key in inner) return inner[key];
      throw new Error('the stand-in lacks electron.' + name + '.' + key);
    },
  });
  const ipcRenderer = absent('ipcRenderer')({
    invoke: async (channel, ...args) => {
      const answer = await invoke({ channel, args: structuredClone(args) });
      if (answer.ok) return answer.value;
      throw new Error("Error invoking remote method '" + channel + "': " + answer.message);
    },
    on: (channel, listener) => { of(channel).push(listener); return ipcRenderer; },
    off: (channel, listener) => {
      const at = of(channel).indexOf(listener);
      if (at >= 0) of(channel).splice(at, 1);
      return ipcRenderer;
    },
  });
  // What crosses the bridge is copied: functions by proxy, values by clone, and what cannot be cloned is an error.
  const cross = (value) => {
    if (typeof value === 'function') return (...args) => cross(value(...args.map(cross)));
    if (value instanceof Promise) return value.then(cross, (error) => { throw new Error(error.message); });
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cross(inner)])));
    }
    return structuredClone(value);
  };
  const contextBridge = absent('contextBridge')({
    exposeInMainWorld: (key, api) => {
      if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
      Object.defineProperty(window, key, { value: cross(api), enumerable: true });
    },
  });
  const require = (name) => {
    if (name === 'electron') return absent('(preload)')({ contextBridge, ipcRenderer });
    throw new Error("module not found: " + name);
  };
  const module = { exports: {} };
  ((require, module, exports) => {\n${bundle}\n})(require, module, module.exports);
})();`;
}
