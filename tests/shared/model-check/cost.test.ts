import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelCheckCost } from '../../../src/shared/model-check/cost.ts';
import { ModelCheckSettingsSchema } from '../../../src/shared/model-check/model.ts';
import { MODEL_PROVIDER_IDS, MODEL_PROVIDERS, priceOf } from '../../../src/shared/model-check/providers.ts';
import { ServicesFileSchema } from '../../../src/shared/service.ts';

const HOUR = 3_600_000;
const CHOICE = {
  provider: 'anthropic',
  model: 'claude-haiku-4-5',
  intervalMs: HOUR / 4,
  capPerDay: 150,
} as const;

describe('the cost of a model check', () => {
  it('is the cap times thirty tokens in and one out', () => {
    const cost = modelCheckCost(CHOICE);
    expect(cost).toMatchObject({ usualPerDay: 96, mostPerDay: 150 });
    expect(cost.usdPerRequest).toBeCloseTo(0.000_035, 12);
    expect(cost.mostUsdPerDay).toBeCloseTo(0.005_25, 12);
    expect(cost.mostUsdPerMonth).toBeCloseTo(0.162_75, 12);
  });

  it('names no money where the price is not known, and counts requests all the same', () => {
    expect(modelCheckCost({ ...CHOICE, model: 'claude-of-tomorrow' })).toEqual({
      usualPerDay: 96,
      mostPerDay: 150,
      usdPerRequest: null,
      mostUsdPerDay: null,
      mostUsdPerMonth: null,
    });
  });

  it('never says that more is usual than the cap allows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60_000, max: 24 * HOUR }),
        fc.integer({ min: 1, max: 2_000 }),
        (intervalMs, capPerDay) => {
          const { usualPerDay, mostPerDay } = modelCheckCost({ ...CHOICE, intervalMs, capPerDay });
          expect(usualPerDay).toBeLessThanOrEqual(mostPerDay);
          expect(usualPerDay * intervalMs).toBeLessThanOrEqual(24 * HOUR);
        },
      ),
    );
  });
});

describe('the providers', () => {
  it.each(MODEL_PROVIDER_IDS)('%s has a price for each model, the cheapest first, over https', (id) => {
    const { models, url, pricesAsOf, keyVariables } = MODEL_PROVIDERS[id];
    const costs = models.map((model) => model.inputUsd * 30 + model.outputUsd);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    expect(costs.every((cost) => cost > 0)).toBe(true);
    expect(new URL(url).protocol).toBe('https:');
    expect(pricesAsOf).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
    expect(keyVariables.length).toBeGreaterThan(0);
    expect(models.every(({ id: model }) => priceOf(id, model) !== null)).toBe(true);
  });

  it('is chosen until the user chooses: Anthropic’s cheapest, and off', () => {
    const chosen = ModelCheckSettingsSchema.parse({});
    expect(chosen).toMatchObject({ enabled: false, provider: 'anthropic' });
    expect(chosen.model).toBe(MODEL_PROVIDERS.anthropic.models[0].id);
    expect(modelCheckCost(chosen).usualPerDay).toBeLessThan(chosen.capPerDay);
  });

  it('can be asked elsewhere on this machine alone', () => {
    const parse = (url: string) =>
      ServicesFileSchema.safeParse({ services: [], models: { anthropic: url } }).success;
    expect(parse('https://127.0.0.1:4433/v1/messages')).toBe(true);
    expect(parse('http://localhost:80/v1/messages')).toBe(true);
    expect(parse('https://[::1]:4433/')).toBe(true);
    for (const url of [
      'https://api.example.com/v1/messages',
      'https://127.0.0.1.example.com/',
      'https://localhost.example.com/',
      'https://127.0.0.1@example.com/',
      'file:///etc/passwd',
    ]) {
      expect(parse(url), url).toBe(false);
    }
  });
});
