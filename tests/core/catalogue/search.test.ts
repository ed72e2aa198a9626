import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/core/catalogue/candidates.ts';
import { byInterest, searchCatalogue } from '../../../src/core/catalogue/search.ts';
import { ServiceSchema } from '../../../src/shared/service.ts';

const service = (name: string, rest: object = {}) =>
  ServiceSchema.parse({ id: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'), name, ...rest });
const SERVICES = [
  service('Claude', {
    category: 'ai',
    aliases: ['Anthropic', 'Claude Code'],
    homepage: 'https://claude.com',
  }),
  service('OpenAI', {
    category: 'ai',
    aliases: ['ChatGPT'],
    page: { format: 'rss', url: 'https://status.openai.com' },
  }),
  service('GitHub', { category: 'developer', homepage: 'https://github.com' }),
  service('GitHub Copilot', { category: 'ai' }),
  service('Digital Océan', { category: 'cloud' }),
  service('Air', { category: 'media', statusUrl: 'https://status.air.example' }),
];
const CANDIDATES: readonly Candidate[] = [
  { name: 'Airbrake', url: 'https://status.airbrake.io', category: 'developer' },
  { name: 'Air', url: 'https://air.example', category: null },
];
const search = (query: string, limit?: number) =>
  searchCatalogue(query, SERVICES, CANDIDATES, limit).map((found) =>
    found.kind === 'service' ? found.service.name : `(${found.candidate.name})`,
  );

describe('a search of the catalogue', () => {
  it('finds by name, closest first, services before candidates', () => {
    expect(search('github')).toEqual(['GitHub', 'GitHub Copilot']);
    expect(search('air')).toEqual(['Air', '(Air)', '(Airbrake)']);
    expect(search('copilot')).toEqual(['GitHub Copilot']);
    expect(search('hub')).toEqual(['GitHub', 'GitHub Copilot']);
  });

  it('finds by alias, domain and category', () => {
    expect(search('anthropic')).toEqual(['Claude']);
    expect(search('chatgpt')).toEqual(['OpenAI']);
    expect(search('https://www.github.com/')).toEqual(['GitHub']);
    expect(search('status.openai.com')).toEqual(['OpenAI']);
    expect(search('status.air.example')).toEqual(['Air']);
    expect(search('ai').slice(0, 2)).toEqual(['Air', '(Air)']);
    expect(search('ai')).toEqual(expect.arrayContaining(['Claude', 'OpenAI', 'GitHub Copilot']));
    expect(search('developer')).toEqual(['GitHub', '(Airbrake)']);
  });

  it('wants every word to fit, and minds neither case, accents nor spaces', () => {
    expect(search('  GITHUB   cop ')).toEqual(['GitHub Copilot']);
    expect(search('digital ocean')).toEqual(['Digital Océan']);
    expect(search('claude ai')).toEqual(['Claude']);
    expect(search('claude banana')).toEqual([]);
  });

  it('lists all services for an empty query, and no more than wanted', () => {
    expect(search('')).toEqual(['Air', 'Claude', 'Digital Océan', 'GitHub', 'GitHub Copilot', 'OpenAI']);
    expect(search('', 2)).toHaveLength(2);
    expect(search('a', 1)).toHaveLength(1);
  });

  it('takes a query as words, never as a pattern', () => {
    expect(search('.*')).toEqual([]);
    expect(search('(')).toEqual([]);
    expect(search('__proto__')).toEqual([]);
  });

  it('lists, where nothing is searched for, what it is for first, and of that what can be watched at once', () => {
    const names = searchCatalogue('', SERVICES, CANDIDATES)
      .toSorted(byInterest)
      .map((found) => (found.kind === 'service' ? found.service.name : found.candidate.name));
    expect(names).toEqual(['OpenAI', 'Claude', 'GitHub Copilot', 'Air', 'Digital Océan', 'GitHub']);
  });
});
