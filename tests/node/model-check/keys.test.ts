import { describe, expect, it } from 'vitest';
import { createEnvironmentKeys } from '../../../src/node/model-check/key-store.ts';

describe('keys of the environment', () => {
  it('are the provider’s own, or one for Pilotlight alone, which goes first', async () => {
    const keys = createEnvironmentKeys({ ANTHROPIC_API_KEY: ' sk-theirs \n' });
    expect(keys.place('anthropic')).toBe('environment');
    expect(keys.place('openai')).toBe('none');
    expect(await keys.read('anthropic')).toBe('sk-theirs');
    const both = createEnvironmentKeys({
      PILOTLIGHT_ANTHROPIC_API_KEY: 'sk-ours',
      ANTHROPIC_API_KEY: 'sk-theirs',
    });
    expect(await both.read('anthropic')).toBe('sk-ours');
    expect(await both.read('openai')).toBeNull();
  });

  it.each(['', '   ', 'two words', 'sk-\u00e9', 'sk-a\r\nx: y'])(
    'are none where a header could not carry them: %j',
    async (key) => {
      const keys = createEnvironmentKeys({ OPENAI_API_KEY: key });
      expect(keys.place('openai')).toBe('none');
      expect(await keys.read('openai')).toBeNull();
    },
  );

  it('are taken from nobody, and say from where instead', async () => {
    const keys = createEnvironmentKeys({});
    expect(keys.keeping()).toBe('not_taken');
    const refused = await keys.set('anthropic', 'sk-entered-by-hand');
    expect(refused).toMatchObject({ ok: false, error: { code: 'unsupported' } });
    expect(JSON.stringify(refused)).toContain('ANTHROPIC_API_KEY');
    expect(JSON.stringify(refused)).not.toContain('sk-entered');
    expect(await keys.read('anthropic')).toBeNull();
  });
});
