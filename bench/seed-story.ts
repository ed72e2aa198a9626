import type { Level } from '../src/shared/level.ts';
import type { Service } from '../src/shared/service.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Trouble as it was: when it began, when it was found here, when the page spoke of it (if it did), and when it was over. */
export interface Trouble {
  readonly serviceId: string;
  readonly beganAt: number;
  readonly foundAt: number;
  readonly officialAt: number | null;
  readonly endedAt: number;
  readonly level: Level;
  /** The components the page names, by id. */
  readonly componentIds: readonly string[];
}

/** A made-up past: when the computer was on, and what went wrong meanwhile. The same for the same seed. */
export interface Story {
  readonly fromMs: number;
  readonly toMs: number;
  readonly presence: readonly { readonly fromMs: number; readonly toMs: number }[];
  readonly troubles: readonly Trouble[];
}

export interface StoryOptions {
  readonly services: readonly Service[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly seed: number;
}

/** Numbers from 0 to below 1 that look like chance: mulberry32, by Tommy Ettinger, in the public domain. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Tells a past: a laptop that sleeps most nights and one week a year, services that fail mostly on working afternoons. */
export function tellStory({ services, fromMs, toMs, seed }: StoryOptions): Story {
  const chance = createChance(seed);
  return {
    fromMs,
    toMs,
    presence: tellPresence(fromMs, toMs, chance),
    troubles: services.flatMap((service) => tellTroubles(service, fromMs, toMs, chance)),
  };
}

function tellPresence(fromMs: number, toMs: number, chance: () => number): Story['presence'] {
  const stretches: { fromMs: number; toMs: number }[] = [];
  const days = Math.ceil((toMs - fromMs) / DAY_MS);
  for (let day = 0; day < days; day += 1) {
    const dayMs = fromMs + day * DAY_MS;
    // A week away in the middle of a year, and now and then a day without the computer.
    if ((day > 200 && day < 208) || chance() < 0.04) continue;
    const sleeps = chance() < 0.6;
    const startMs = sleeps ? dayMs + (6 + 2 * chance()) * HOUR_MS : dayMs;
    const endMs = sleeps ? dayMs + (21 + 2.5 * chance()) * HOUR_MS : dayMs + DAY_MS;
    const last = stretches.at(-1);
    if (last !== undefined && last.toMs >= startMs) last.toMs = endMs;
    else stretches.push({ fromMs: startMs, toMs: endMs });
  }
  const last = stretches.at(-1);
  // Whoever looks is here now.
  if (last !== undefined && last.toMs < toMs) stretches.push({ fromMs: toMs - 3 * HOUR_MS, toMs });
  return stretches
    .map((stretch) => ({
      fromMs: Math.max(fromMs, Math.round(stretch.fromMs)),
      toMs: Math.min(toMs, Math.round(stretch.toMs)),
    }))
    .filter((stretch) => stretch.toMs > stretch.fromMs);
}

function tellTroubles(
  service: Service,
  fromMs: number,
  toMs: number,
  chance: () => number,
): readonly Trouble[] {
  const troubles: Trouble[] = [];
  const meanApartMs = (2 + 4 * chance()) * DAY_MS;
  let at = fromMs + meanApartMs * chance();
  while (at < toMs - 6 * HOUR_MS) {
    const hour = new Date(at).getUTCHours();
    const weekday = new Date(at).getUTCDay();
    const isBusy = weekday >= 1 && weekday <= 5 && hour >= 13 && hour < 20;
    if (isBusy || chance() < 0.25) troubles.push(tellTrouble(service, Math.round(at), chance));
    at += -Math.log(1 - chance()) * meanApartMs * 0.6 + 6 * HOUR_MS;
  }
  return troubles;
}

function tellTrouble(service: Service, beganAt: number, chance: () => number): Trouble {
  const grave = chance();
  const level = grave < 0.45 ? 'degraded' : grave < 0.85 ? 'partial_outage' : 'major_outage';
  const lengthMs = Math.min(5 * HOUR_MS, Math.exp(3 + 1.4 * (chance() + chance() - 1)) * 1.8 * MINUTE_MS);
  const foundAt = Math.round(beganAt + (40 + 90 * chance()) * 1_000);
  const lagMs = (chance() < 0.2 ? -6 * chance() : 4 + 26 * chance() * chance()) * MINUTE_MS;
  const officialAt = service.page === null || chance() < 0.25 ? null : Math.round(foundAt + lagMs);
  const touched = service.components.filter(() => chance() < 0.4).map(({ id }) => id);
  const [first] = service.components;
  return {
    serviceId: service.id,
    beganAt,
    foundAt,
    officialAt,
    endedAt: Math.round(Math.max(foundAt + lengthMs, (officialAt ?? 0) + 5 * MINUTE_MS)),
    level,
    componentIds: touched.length > 0 || first === undefined ? touched : [first.id],
  };
}
