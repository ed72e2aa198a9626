import type { StorageProblem } from '../core/ports.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { readLastState } from './last-state.ts';
import { createNotifier } from './notifier.ts';
import { type EngineSetup, type OpenEngine, openEngine } from './open-engine.ts';
import type { Origin } from './terminal/status-screen.ts';

/** A picture of the services and where it comes from. */
export interface Sight {
  readonly snapshot: Snapshot;
  readonly origin: Origin;
}

/** A view of the services that lasts: through an engine of its own, or over the shoulder of the one that owns the folder. */
export interface Look {
  readonly sight: () => Sight;
  /** Resolves once everything has been looked at; at once where another process does the looking. */
  readonly first: Promise<void>;
  readonly onSight: (listener: (sight: Sight) => void) => void;
  readonly close: () => void;
}

const BESIDE_EVERY_MS = 2_000;
/** How often to find out whether the folder has become free. */
const TAKE_OVER_EVERY = 5;

/**
 * Looks at the services for as long as it is open. Beside another process its last state is read again every 2 s; should
 * that process end, this one takes its place.
 */
export function openLook(setup: EngineSetup): Result<Look, StorageProblem> {
  const opened = openEngine(setup);
  if (opened.ok) return ok(lookThrough(opened.value, setup));
  return opened.error.kind === 'locked' ? lookBeside(setup) : opened;
}

/** Whoever looks through an engine of its own also tells what it finds, if its setup can: beside another, that one tells. */
function lookThrough(open: OpenEngine, { canNotify }: EngineSetup): Look {
  const { engine } = open;
  if (canNotify === true) engine.onNotification(createNotifier(open.log));
  engine.start();
  return {
    sight: () => ({ snapshot: engine.snapshot(), origin: { kind: 'live' } }),
    first: engine.checkNow(null),
    onSight: (listener) => {
      engine.onSnapshot((snapshot) => listener({ snapshot, origin: { kind: 'live' } }));
    },
    close: open.close,
  };
}

/** What another process that owns the data folder last saw. */
export function sightBeside(setup: EngineSetup): Result<Sight, StorageProblem> {
  const nowMs = setup.clock?.wallMs() ?? Date.now();
  const { folder, services, offered = services.services, asked = [], version } = setup;
  const read = readLastState({ folder, catalogue: offered, asked, version, nowMs });
  if (!read.ok) return read;
  const { snapshot, observedAt } = read.value;
  return ok({ snapshot, origin: { kind: 'last', ageMs: observedAt === null ? null : nowMs - observedAt } });
}

function lookBeside(setup: EngineSetup): Result<Look, StorageProblem> {
  const start = sightBeside(setup);
  if (!start.ok) return start;
  const listeners = new Set<(sight: Sight) => void>();
  let last = start.value;
  let own: Look | null = null;
  let rounds = 0;

  const tell = (sight: Sight): void => {
    last = sight;
    for (const listener of listeners) listener(sight);
  };
  const takeOver = (): void => {
    const opened = openEngine(setup);
    if (!opened.ok) return;
    clearInterval(timer);
    own = lookThrough(opened.value, setup);
    own.onSight(tell);
  };
  const timer = setInterval(() => {
    rounds += 1;
    if (rounds % TAKE_OVER_EVERY === 0) takeOver();
    if (own !== null) return;
    const next = sightBeside(setup);
    if (next.ok) tell(next.value);
  }, BESIDE_EVERY_MS);

  return ok({
    sight: () => own?.sight() ?? last,
    first: Promise.resolve(),
    onSight: (listener) => {
      listeners.add(listener);
    },
    close: () => {
      clearInterval(timer);
      own?.close();
    },
  });
}
