/// <reference lib="dom" />

/*
 * What runs inside of the page. Each function is sent there as its source: it may use nothing but its argument.
 */

/** Waits until what is there is painted, after a field to type in has the focus where `isForTyping`. Answers the ms since the start. */
export async function timeStart(isForTyping: boolean): Promise<number> {
  const frame = (): Promise<number> =>
    new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  const isTypable = (): boolean =>
    document.activeElement instanceof HTMLTextAreaElement ||
    document.activeElement?.shadowRoot?.activeElement?.classList.contains('cm-content') === true;
  if (isForTyping) {
    do await frame();
    while (!isTypable());
  }
  // A message posted from within a frame comes after its paint.
  return new Promise<number>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now()));
      port1.start();
      port2.postMessage(null);
    });
  });
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
