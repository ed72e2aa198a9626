import { describe, expect, it } from 'vitest';
import { alternativesFor } from '../../../src/core/catalogue/alternatives.ts';
import { ServiceSchema } from '../../../src/shared/service.ts';
import { someService, someVerdict } from '../../support/snapshots.ts';

const catalogue = ['claude', 'openai', 'gemini', 'github'].map((id) =>
  ServiceSchema.parse({ id, name: id, category: id === 'github' ? 'development' : 'ai' }),
);
const up = (id: string) => someService({ id, name: id });
const down = (id: string) => someService({ id, name: id, verdict: someVerdict({ level: 'major_outage' }) });
const doubtful = (id: string) =>
  someService({ id, name: id, verdict: someVerdict({ suspicion: 'suspected' }) });

const idsOf = (...parameters: Parameters<typeof alternativesFor>) =>
  alternativesFor(...parameters).map(({ id }) => id);

describe('alternativesFor', () => {
  it('offers those of the same kind that work, by default', () => {
    const views = [down('claude'), up('openai'), up('github'), down('gemini')];
    expect(idsOf('claude', views, catalogue, null)).toEqual(['openai']);
  });

  it('offers the user’s own list in its order, whatever the kind', () => {
    const views = [down('claude'), up('openai'), up('github')];
    expect(idsOf('claude', views, catalogue, ['github', 'openai', 'claude', 'nobody'])).toEqual([
      'github',
      'openai',
    ]);
  });

  it('offers none that is doubted, and never the service itself', () => {
    expect(idsOf('claude', [up('claude'), doubtful('openai')], catalogue, null)).toEqual([]);
  });
});
