import type { Random } from './random.ts';

/** What may be wrong at a time. `local` kinds are the user's own side; none of them may ever alarm. */
export type Trouble =
  | { readonly kind: 'offline'; readonly stage: 'dns' | 'tcp' }
  /** Most connections fail, of the controls as well: a Wi-Fi at the edge of its reach. */
  | { readonly kind: 'lossy' }
  /** Everything is slow by so much, of the controls as well: somebody uploads a film. */
  | { readonly kind: 'congested'; readonly addedMs: number }
  | { readonly kind: 'portal' }
  | { readonly kind: 'asleep' }
  | { readonly kind: 'frozen' }
  /** A VPN went on or off. Not every system says so. */
  | { readonly kind: 'network_change'; readonly isTold: boolean }
  /** One control host has trouble of its own. */
  | { readonly kind: 'control_down'; readonly host: number }
  /** A share of a provider's answers fails: server errors, or no answer at all. */
  | {
      readonly kind: 'failing';
      readonly provider: number;
      readonly share: number;
      readonly how: 'error' | 'silence';
    }
  | { readonly kind: 'slow'; readonly provider: number; readonly factor: number };

export interface Spell {
  readonly fromMs: number;
  readonly toMs: number;
  readonly trouble: Trouble;
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How often things go wrong: judgement, not field data; the research notes name the same rates where they have one. */
const RATES = {
  offlineADay: 8,
  offlineMeanMs: 40 * SECOND,
  lossyADay: 1,
  lossyMeanMs: 2 * MINUTE,
  congestedADay: 3,
  congestedMeanMs: 4 * MINUTE,
  frozenADay: 1,
  frozenMeanMs: 20 * SECOND,
  portalsAWeek: 2,
  portalMeanMs: 8 * MINUTE,
  controlDownADay: 1 / 30,
  controlDownMeanMs: HOUR,
  /** A hiccup of one provider: a deployment, a failover. */
  blipADay: 1,
  blipMeanMs: 15 * SECOND,
  slowSpellsAWeek: 1,
  slowSpellMeanMs: 45 * SECOND,
};

/** One day's troubles in order, beginning at midnight. Nothing reaches into the next day but sleep. */
export function dayOfWeather(random: Random, dayStartMs: number, providers: number): readonly Spell[] {
  const spells: Spell[] = [];
  const add = (count: number, meanMs: number, make: () => Trouble): void => {
    for (let left = poisson(random, count); left > 0; left -= 1) {
      const fromMs = dayStartMs + random.between(0, DAY);
      const toMs = Math.min(dayStartMs + DAY, fromMs + 500 + random.exponential(meanMs));
      spells.push({ fromMs, toMs, trouble: make() });
    }
  };
  add(RATES.offlineADay, RATES.offlineMeanMs, () => ({
    kind: 'offline',
    stage: random.chance(0.5) ? 'dns' : 'tcp',
  }));
  add(RATES.lossyADay, RATES.lossyMeanMs, () => ({ kind: 'lossy' }));
  add(RATES.congestedADay, RATES.congestedMeanMs, () => ({
    kind: 'congested',
    addedMs: random.between(600, 3_000),
  }));
  add(RATES.frozenADay, RATES.frozenMeanMs, () => ({ kind: 'frozen' }));
  add(RATES.portalsAWeek / 7, RATES.portalMeanMs, () => ({ kind: 'portal' }));
  add(1, 20 * SECOND, () => ({ kind: 'network_change', isTold: random.chance(0.8) }));
  add(RATES.controlDownADay, RATES.controlDownMeanMs, () => ({
    kind: 'control_down',
    host: Math.floor(random.between(0, 3)),
  }));
  for (let provider = 0; provider < providers; provider += 1) {
    add(RATES.blipADay, RATES.blipMeanMs, () => ({ kind: 'failing', provider, share: 1, how: 'error' }));
    add(RATES.slowSpellsAWeek / 7, RATES.slowSpellMeanMs, () => ({
      kind: 'slow',
      provider,
      factor: random.between(4, 12),
    }));
  }
  spells.push({
    fromMs: dayStartMs + random.between(0, HOUR),
    toMs: dayStartMs + random.between(6, 8) * HOUR,
    trouble: { kind: 'asleep' },
  });
  return spells.sort((a, b) => a.fromMs - b.fromMs);
}

function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count += 1;
  return count;
}
