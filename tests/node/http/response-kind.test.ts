import { describe, expect, it } from 'vitest';
import { decideRedirect, decideResponseKind, isAllowed } from '../../../src/node/http/response-kind.ts';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const failed = (failure: string) => ({ kind: 'failed', failure });

describe('decideResponseKind', () => {
  it.each([
    [200, { 'content-type': 'application/json' }, { kind: 'body' }],
    [200, { 'content-type': 'text/plain' }, { kind: 'body' }],
    [200, {}, { kind: 'body' }],
    [200, HTML, failed('not_json')],
    [200, { 'content-type': 'application/xhtml+xml' }, failed('not_json')],
    [200, { 'content-type': 'text/event-stream; charset=utf-8' }, failed('not_json')],
    [204, {}, failed('status')],
    [404, HTML, failed('status')],
    [500, {}, failed('status')],
    [403, { 'cf-mitigated': 'challenge' }, failed('blocked')],
    [405, { 'cf-mitigated': 'challenge' }, failed('blocked')],
    [429, { 'cf-mitigated': 'challenge' }, failed('blocked')],
    [503, { 'cf-mitigated': 'challenge' }, failed('blocked')],
    [200, { 'cf-mitigated': 'challenge' }, { kind: 'body' }],
    [202, { 'x-amzn-waf-action': 'challenge' }, failed('blocked')],
    [405, { 'x-amzn-waf-action': 'captcha' }, failed('blocked')],
    [403, { ...HTML, server: 'CloudFront' }, failed('blocked')],
    [405, { ...HTML, server: 'cloudflare' }, failed('blocked')],
    [403, { ...HTML, server: 'AkamaiGHost' }, failed('blocked')],
    [403, { ...HTML, server: 'nginx' }, failed('status')],
    [403, { 'content-type': 'application/json', server: 'cloudflare' }, failed('status')],
    [503, { ...HTML, server: 'cloudflare' }, failed('status')],
    [429, {}, failed('status')],
    [302, { location: '/x' }, { kind: 'redirect', location: '/x' }],
    [300, { location: '/x' }, failed('status')],
  ])('%i with %j is %j', (status, headers, expected) => {
    expect(decideResponseKind(status, headers, true)).toEqual(expected);
  });

  it('takes 304 for an answer only where a tag was sent', () => {
    expect(decideResponseKind(304, {}, true)).toEqual({ kind: 'not_modified' });
    expect(decideResponseKind(304, {}, false)).toEqual(failed('status'));
  });
});

describe('decideRedirect', () => {
  it.each([
    ['https://a.test/x', '/y', 'https://a.test/y'],
    ['https://a.test/x', 'https://b.test/', 'https://b.test/'],
    ['https://a.test/x', '//b.test/', 'https://b.test/'],
    ['https://a.test/x', 'http://a.test/', null],
    ['https://127.0.0.1/x', 'http://127.0.0.1/', null],
    ['http://127.0.0.1/x', 'http://localhost:1/', 'http://localhost:1/'],
    ['http://127.0.0.1/x', 'https://a.test/', 'https://a.test/'],
    ['http://127.0.0.1/x', 'http://a.test/', null],
    ['https://a.test/x', 'https://127.0.0.1:8443/', null],
    ['https://a.test/x', 'https://[::ffff:127.0.0.1]/', null],
    ['https://a.test/x', 'https://admin.localhost/', null],
    ['https://a.test/x', 'https://localhost./', null],
    ['https://a.test/x', 'https://0.0.0.0:8443/', null],
    ['https://a.test/x', 'https://[::]:8443/', null],
    ['https://a.test/x', 'https://10.1.2.3/', null],
    ['https://a.test/x', 'https://172.31.0.1/', null],
    ['https://a.test/x', 'https://192.168.0.1/', null],
    ['https://a.test/x', 'https://100.100.1.1/', null],
    ['https://a.test/x', 'https://169.254.169.254/latest', null],
    ['https://a.test/x', 'https://[fd00::1]/', null],
    ['https://a.test/x', 'https://[fe80::1]/', null],
    ['https://a.test/x', 'https://[::ffff:192.168.0.1]/', null],
    ['https://203.0.113.9/x', 'https://192.168.0.1/', null],
    ['https://192.168.0.1/x', 'https://127.0.0.1/', null],
    ['https://192.168.0.1/x', 'https://10.0.0.1/y', 'https://10.0.0.1/y'],
    ['https://192.168.0.1/x', 'https://a.test/', 'https://a.test/'],
    ['https://127.0.0.1/x', 'https://192.168.0.1/', 'https://192.168.0.1/'],
    ['https://a.test/x', 'https://172.32.0.1/', 'https://172.32.0.1/'],
    ['https://a.test/x', 'https://[2001:db8::1]/', 'https://[2001:db8::1]/'],
    ['https://a.test/x', 'file:///etc/passwd', null],
    ['https://a.test/x', 'https://', null],
    ['https://a.test/x', '', null],
  ])('from %s to %s leads to %s', (from, location, expected) => {
    expect(decideRedirect(new URL(from), location)?.href ?? null).toBe(expected);
  });
});

describe('isAllowed', () => {
  it.each([
    ['https://a.test/', true],
    ['http://127.0.0.1/', true],
    ['http://127.9.9.9/', true],
    ['http://[::1]/', true],
    ['http://localhost/', true],
    ['http://api.lab.localhost/', true],
    ['http://2130706433/', true],
    ['http://a.test/', false],
    ['http://localhost.a.test/', false],
    ['http://notlocalhost/', false],
    ['http://10.0.0.1/', false],
    ['ftp://127.0.0.1/', false],
  ])('%s: %s', (url, expected) => {
    expect(isAllowed(new URL(url))).toBe(expected);
  });
});
