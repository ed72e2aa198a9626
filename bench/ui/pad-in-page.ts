/// <reference lib="dom" />

/*
 * What runs inside of the page. Each function is sent there as its source: it may use nothing but its argument.
 */

/**
 * Notes from the start of a page on when it is painted first, at an address of the pad with a field to type in that has the focus.
 * Nobody asks meanwhile: the page is too busy to answer in time.
 */
export function noteStart(): void {
  const isThere = (): boolean =>
    location.hash === ''
      ? document.body !== null
      : document.activeElement instanceof HTMLTextAreaElement ||
        document.activeElement?.shadowRoot?.activeElement?.classList.contains('cm-content') === true;
  const look = (): void => {
    if (!isThere()) {
      requestAnimationFrame(look);
      return;
    }
    // A message posted from within a frame comes after its paint.
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => Reflect.set(globalThis, 'startedAfterMs', performance.now()));
    port1.start();
    port2.postMessage(null);
  };
  requestAnimationFrame(look);
}

/** What `noteStart` has noted, in ms since the page was asked for; undefined as long as it has not. */
export function readStart(): number | undefined {
  return Reflect.get(globalThis, 'startedAfterMs');
}

/** Goes to an address of the pad, or none where null, and waits until its editor can be typed in and is painted. Answers the ms. */
export async function timeOpening(hash: string | null): Promise<number> {
  const frame = (): Promise<number> =>
    new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  const isTypable = (): boolean =>
    document.activeElement?.shadowRoot?.activeElement?.classList.contains('cm-content') === true;
  let startedAt = 0;
  if (hash !== null) {
    await frame();
    await frame();
    startedAt = performance.now();
    if (location.hash !== hash) {
      location.hash = hash;
      await new Promise((resolve) => {
        globalThis.addEventListener('hashchange', resolve, { once: true });
      });
    }
  }
  do await frame();
  while (!isTypable());
  // A message posted from within a frame comes after its paint.
  return new Promise<number>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now() - startedAt));
      port1.start();
      port2.postMessage(null);
    });
  });
}

/** Notes from now on how long each key takes from the moment it was pressed until it is painted. */
export function startKeyTimes(): void {
  const times: number[] = [];
  Reflect.set(globalThis, 'keyTimes', times);
  if (Reflect.get(globalThis, 'areKeysTimed') === true) return;
  Reflect.set(globalThis, 'areKeysTimed', true);
  document.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        Reflect.get(globalThis, 'keyTimes').push(performance.now() - timeStamp);
      });
      port1.start();
      requestAnimationFrame(() => port2.postMessage(null));
    },
    true,
  );
}

/** What `startKeyTimes` has noted, in ms. */
export function readKeyTimes(): readonly number[] {
  return Reflect.get(globalThis, 'keyTimes');
}
