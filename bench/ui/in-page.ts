/// <reference lib="dom" />

/*
 * What runs inside of the page. Each function is sent there as its source: it may use nothing but its argument.
 */

/** What a step is to come to. */
export interface Goal {
  /** What must be there. */
  readonly until: string;
  /** What must say something else than before, where what must be there was there already. */
  readonly changed?: string;
  /** What must have been drawn anew: a canvas. */
  readonly drawn?: string;
  /** Whether the act is a drag, of which the end is what counts. */
  readonly isDrag?: boolean;
  /** Whether it counts only once nothing is awaited any more, the answers of the host included. */
  readonly isWhole: boolean;
}

export interface StepTimes {
  /** From the user's act to the next frame: https://web.dev/articles/inp */
  readonly paintMs: number;
  /** From the user's act to the frame that shows what was asked for. */
  readonly pictureMs: number;
}

/**
 * Waits from now on for one act of the user, a click, a key or the end of a drag, and times it by the event's own clock, which
 * runs from before the page knew of it: until the next frame, and until the frame that shows what `goal` says.
 */
export function watchStep({ until, changed, drawn, isDrag = false, isWhole }: Goal): void {
  const textOf = (selector: string | undefined): string =>
    selector === undefined ? '' : (document.querySelector(selector)?.textContent ?? '');
  const before = textOf(changed);
  let startedAt = Number.POSITIVE_INFINITY;
  // A canvas holds nothing that can be asked for: the chart clears it at the beginning of each drawing.
  const drawnAt = new WeakMap<Element, number>();
  const proto = CanvasRenderingContext2D.prototype;
  const real: (...box: readonly number[]) => void = Reflect.get(proto, 'clearRect');
  proto.clearRect = function clearRect(...box) {
    drawnAt.set(this.canvas, performance.now());
    Reflect.apply(real, this, box);
  };
  const isDrawn = (): boolean => {
    if (drawn === undefined) return true;
    const canvas = document.querySelector(drawn);
    return canvas !== null && (drawnAt.get(canvas) ?? 0) > startedAt;
  };
  const isDone = (): boolean =>
    document.querySelector(until) !== null &&
    isDrawn() &&
    (changed === undefined || textOf(changed) !== before) &&
    (!isWhole || document.querySelector('main [aria-busy="true"], main .loading') === null);
  // A message posted from within a frame comes after its paint.
  const painted = (isShown: () => boolean): Promise<number> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isShown()) {
          requestAnimationFrame(look);
          return;
        }
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now() - startedAt));
        port1.start();
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });
  const times = new Promise<StepTimes>((resolve) => {
    const acts = isDrag ? ['pointerup'] : ['click', 'keydown'];
    const begin = (event: Event): void => {
      if (event instanceof KeyboardEvent && ['Control', 'Shift', 'Alt'].includes(event.key)) return;
      for (const act of acts) document.removeEventListener(act, begin, true);
      startedAt = event.timeStamp;
      void Promise.all([painted(() => true), painted(isDone)]).then(([paintMs, pictureMs]) => {
        Reflect.set(proto, 'clearRect', real);
        resolve({ paintMs, pictureMs });
      });
    };
    for (const act of acts) document.addEventListener(act, begin, true);
  });
  Reflect.set(globalThis, 'stepTimes', times);
}

/** What `watchStep` has timed, as soon as it has. */
export function readStep(): Promise<StepTimes> {
  return Reflect.get(globalThis, 'stepTimes');
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
