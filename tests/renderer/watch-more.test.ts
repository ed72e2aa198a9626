import { describe, expect, it } from 'vitest';
import { toggleService } from '../../src/renderer/views/now/watch-more.tsx';
import type { CatalogueEntry } from '../../src/shared/contract.ts';

const entry = (id: string, watched: boolean): CatalogueEntry => ({
  id,
  name: id,
  category: 'ai',
  homepage: null,
  watched,
  components: [],
});
const claude = entry('claude', true);
const openAi = entry('openai', false);
const catalogue = [claude, openAi];

describe('toggleService', () => {
  it('makes the catalogue’s choice the user’s own when the first service is added', () => {
    expect(toggleService(catalogue, null, openAi)).toEqual([
      { id: 'claude', components: null, notifyFrom: 'degraded' },
      { id: 'openai', components: null, notifyFrom: 'degraded' },
    ]);
  });

  it('keeps what was chosen for other services', () => {
    const chosen = [{ id: 'claude', components: ['c1'], notifyFrom: null }];
    expect(toggleService(catalogue, chosen, openAi)[0]).toEqual(chosen[0]);
  });

  it('may leave none', () => {
    expect(toggleService(catalogue, null, claude)).toEqual([]);
  });
});
