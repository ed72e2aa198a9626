import { describe, expect, it } from 'vitest';
import { NEVER_ASKED, observeAnswer } from '../../../src/core/model-check/check-state.ts';
import { modelFor } from '../../../src/core/model-check/model-for.ts';
import type { ModelCheckSettings } from '../../../src/shared/model-check/model.ts';
import { SettingsSchema } from '../../../src/shared/settings.ts';

const model = 'claude-haiku-5-5';
const FAILED = observeAnswer(NEVER_ASKED, {
  at: 1_000,
  provider: 'anthropic',
  model,
  outcome: 'failed',
  code: '529',
  tookMs: null,
});

const known = (serviceId: string, modelCheck: Partial<ModelCheckSettings>) =>
  modelFor(
    serviceId,
    { modelCheck: FAILED },
    SettingsSchema.parse({ modelCheck: { enabled: true, model, ...modelCheck } }),
  );

describe('what a model check knows of a service', () => {
  it('is what its provider answered', () => {
    expect(known('claude', {})).toMatchObject({ state: FAILED });
    expect(known('openai', {})).toBeNull();
    expect(known('claude', { enabled: false })).toBeNull();
  });

  it('is nothing as soon as another is chosen: the failures of one are not those of the next', () => {
    expect(known('openai', { provider: 'openai', model: 'gpt-4o-mini' })).toBeNull();
    expect(known('claude', { model: 'claude-opus-5-5' })).toBeNull();
  });
});
