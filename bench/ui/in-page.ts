/// <reference lib="dom" />

/*
 * What runs inside of the page. Each function is sent there as its source: it may use nothing but its argument.
 */

export interface Step {
  /** What sets it off: a radio button of the span, a key on the chart, or an address. */
  readonly by: { readonly radio: string } | { readonly key: string } | { readonly hash: string };
  /** What must be there at the end. */
  readonly until: string;
  /** Whether it counts only once nothing is awaited any more, the answers of the host included. */
  readonly isWhole: boolean;
}

/**
 * Does one thing a user would do, and waits until what it asked for is painted. Answers how long that took, in ms, rounded up to
 * the frame.
 */
export async function timeStep({ by, until, isWhole }: Step): Promise<number> {
  const frame = (): Promise<number> =>
    new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  const isDone = (): boolean =>
    document.querySelector(until) !== null &&
    (!isWhole || document.querySelector('main [aria-busy="true"], main .loading') === null);
  await frame();
  await frame();
  const startedAt = performance.now();
  if ('radio' in by) {
    const labels = [...document.querySelectorAll('.span-bar label')];
    labels
      .find((label) => label.textContent === by.radio)
      ?.querySelector('input')
      ?.click();
  } else if ('key' in by) {
    const pressed = new KeyboardEvent('keydown', { key: by.key, bubbles: true, cancelable: true });
    document.querySelector('.chart-body')?.dispatchEvent(pressed);
  } else {
    location.hash = by.hash;
    // The change of an address is told a moment later; before that the old view would pass for the new one.
    await new Promise((resolve) => {
      globalThis.addEventListener('hashchange', resolve, { once: true });
    });
  }
  do await frame();
  while (!isDone());
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

/** The first contentful paint of this page, in ms since it was asked for. */
export function firstPaintMs(): number {
  return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
}

/** Moves the page's clock so that it shows `nowMs`, and lets it run on. */
export function setClock(nowMs: number): void {
  const now = Date.now.bind(Date);
  const aheadMs = nowMs - now();
  Date.now = () => now() + aheadMs;
}

/** Counts from now on the snapshots that arrive, and the times the first notice was drawn with a text it did not have. */
export function countSnapshots(): void {
  const counts = { arrived: 0, drawn: 0 };
  Reflect.set(globalThis, 'snapshotCounts', counts);
  const RealSource = EventSource;
  globalThis.EventSource = class extends RealSource {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener('snapshot.changed', () => {
        counts.arrived += 1;
      });
    }
  };
  let last = '';
  new MutationObserver(() => {
    const text = document.querySelector('.notices p')?.firstChild?.textContent ?? '';
    if (text !== last) counts.drawn += 1;
    last = text;
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** What `countSnapshots` has counted. */
export function readSnapshotCounts(): { readonly arrived: number; readonly drawn: number } {
  return Reflect.get(globalThis, 'snapshotCounts');
}
