import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseServices, editDistance } from '../../src/headless/choose-services.ts';

const SERVICES = [
  { id: 'claude', name: 'Claude' },
  { id: 'openai', name: 'OpenAI' },
  { id: 'github-copilot', name: 'GitHub Copilot' },
];

describe('chooseServices', () => {
  it('gives all where none is asked for', () => {
    expect(chooseServices(SERVICES, [])).toEqual({ ok: true, value: SERVICES });
  });

  it('finds by id or name, whatever the case, in the order asked, each once', () => {
    const chosen = chooseServices(SERVICES, ['GitHub copilot', 'CLAUDE', 'claude']);
    expect(chosen.ok && chosen.value.map(({ id }) => id)).toEqual(['github-copilot', 'claude']);
  });

  it.each([
    ['claud', 'There is no service “claud”. Did you mean claude?'],
    ['calude', 'There is no service “calude”. Did you mean claude?'],
    ['copilot', 'There is no service “copilot”. Did you mean github-copilot?'],
    ['opneai', 'There is no service “opneai”. Did you mean openai?'],
    ['gemini', 'There is no service “gemini”. On offer: claude, openai, github-copilot.'],
  ])('says of “%s” what was likely meant', (query, message) => {
    expect(chooseServices(SERVICES, ['claude', query])).toEqual({ ok: false, error: message });
  });
});

describe('a long list', () => {
  it('is cut where nobody would read on', () => {
    const many = Array.from({ length: 462 }, (_, index) => ({ id: `service-${index}`, name: `${index}` }));
    const chosen = chooseServices(many, ['quite another']);
    expect(chosen.ok ? '' : chosen.error).toMatch(/On offer: service-0, .*, service-11 and 450 more\.$/);
  });
});

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['claude', 'claude', 0],
    ['calude', 'claude', 1],
    ['claud', 'claude', 1],
    ['clxude', 'claude', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('%j to %j takes %d', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  it('is the same both ways and never above the longer word', () => {
    assert(
      property(string(), string(), (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance === 0).toBe(a === b);
      }),
    );
  });
});
