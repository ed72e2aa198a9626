import { describe, expect, it } from 'vitest';
import { isOpenHttp, parseServicesFile } from '../../src/shared/services-file.ts';

const ACME = { id: 'acme', name: 'Acme', page: { format: 'statuspage', url: 'https://status.acme.example' } };
const target = (url: string) => ({ id: 'api', name: 'API', url, aliveStatuses: [], expects: 'any' });

describe('parseServicesFile', () => {
  it('takes plain http for this machine', () => {
    const page = { ...ACME.page, url: 'http://127.0.0.1:8080' };
    expect(parseServicesFile(JSON.stringify({ services: [{ ...ACME, page }] }))).toMatchObject({ ok: true });
  });

  it.each([
    ['not JSON', '{"services":', /^not JSON \(/],
    ['no services', '{}', /^services: /],
    [
      'a bad address',
      JSON.stringify({ services: [{ ...ACME, page: { ...ACME.page, url: 'x' } }] }),
      /^services\.0\.page\.url \(“acme”\): /,
    ],
    ['several faults', JSON.stringify({ services: [{}] }), / This is the first of 2 faults\.$/],
    ['an id twice', JSON.stringify({ services: [ACME, ACME] }), /^the id “acme” is used twice\.$/],
    [
      'a target twice',
      JSON.stringify({
        services: [{ ...ACME, targets: [target('https://a.example/'), target('https://b.example/')] }],
      }),
      /^the id “api” is used twice\.$/,
    ],
    [
      'plain http elsewhere',
      JSON.stringify({ services: [{ ...ACME, targets: [target('http://api.acme.example/')] }] }),
      /^http:\/\/api\.acme\.example\/: plain http is for this machine alone/,
    ],
    [
      'plain http in disguise',
      JSON.stringify({ services: [{ ...ACME, page: { ...ACME.page, url: 'HTTP://localhost.example' } }] }),
      /plain http is for this machine alone/,
    ],
  ])('refuses %s in one line', (_, text, message) => {
    const parsed = parseServicesFile(text);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.error).toMatch(message);
    expect(!parsed.ok && parsed.error).not.toContain('\n');
  });

  const withPage = (id: string, page: object) => ({ ...ACME, id, page: { ...ACME.page, ...page } });

  it.each([
    ['two keys', { format: 'statusio', key: 'a' }, { format: 'statusio', key: 'b' }],
    ['two formats', { format: 'statuspage' }, { format: 'instatus' }],
  ])('refuses a page that is read in two ways: %s', (_, one, other) => {
    const parsed = parseServicesFile(
      JSON.stringify({ services: [withPage('one', one), withPage('other', other)] }),
    );
    expect(!parsed.ok && parsed.error).toMatch(/^“one” and “other” read the page https:.* in two ways/);
    const alike = parseServicesFile(
      JSON.stringify({ services: [withPage('one', one), withPage('other', one)] }),
    );
    expect(alike.ok).toBe(true);
  });

  it.each(['rss', 'aws-rss', 'azure-rss', 'apple'])('minds where the key of %s leads', (format) => {
    const parse = (key: string) =>
      parseServicesFile(JSON.stringify({ services: [withPage('acme', { format, key })] }));
    expect(parse('https://feeds.acme.example/all.rss').ok).toBe(true);
    expect(parse('http://127.0.0.1:4000/all.rss').ok).toBe(true);
    expect(parse('http://feeds.acme.example/all.rss')).toMatchObject({
      ok: false,
      error: expect.stringContaining('plain http is for this machine alone; use https (“acme”)'),
    });
    for (const key of ['all.rss', 'file:///etc/passwd', 'javascript:alert(1)']) {
      expect(parse(key)).toMatchObject({
        ok: false,
        error: expect.stringContaining('has to be the address of the feed'),
      });
    }
  });

  it.each([
    'http://localhost@elsewhere.example/',
    'http://localhost.elsewhere.example/',
    'http://127.0.0.1.elsewhere.example/',
    'HTTP://elsewhere.example/',
  ])('is not deceived by %s', (url) => {
    expect(isOpenHttp(url)).toBe(true);
    expect(parseServicesFile(JSON.stringify({ services: [{ ...ACME, targets: [target(url)] }] })).ok).toBe(
      false,
    );
  });
});
