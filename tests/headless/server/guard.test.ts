import { describe, expect, it } from 'vitest';
import { decideAdmission, type House, isOwnHost, toHostNames } from '../../../src/headless/server/guard.ts';

const HOUSE: House = {
  hostNames: toHostNames('127.0.0.1', { name: '', addresses: [] }),
  cookieName: 'pilotlight-4747',
  token: 'secret',
};
const COOKIE = 'pilotlight-4747=secret';
const VISIT = {
  method: 'POST',
  host: '127.0.0.1:4747',
  origin: 'http://127.0.0.1:4747',
  fetchSite: 'same-origin',
  cookie: COOKIE,
};

describe('decideAdmission', () => {
  it.each([
    ['its own page', {}, 'admitted'],
    ['a forwarded port', { host: 'localhost:9000', origin: 'http://localhost:9000' }, 'admitted'],
    ['a program that knows the token', { origin: undefined, fetchSite: undefined }, 'admitted'],
    ['a page followed by link', { method: 'GET', origin: undefined, fetchSite: 'none' }, 'admitted'],
    ['nobody known', { cookie: undefined }, 'no_token'],
    ['a wrong token', { cookie: 'pilotlight-4747=Secret' }, 'no_token'],
    ['the cookie of another server', { cookie: 'pilotlight-4748=secret' }, 'no_token'],
    ['a rebound name', { host: 'evil.example:4747', origin: 'http://evil.example:4747' }, 'foreign_host'],
    ['no host', { host: undefined }, 'foreign_host'],
    ['another site', { origin: 'https://evil.example' }, 'foreign_origin'],
    ['another port of this machine', { origin: 'http://127.0.0.1:8080' }, 'foreign_origin'],
    ['a sandboxed frame', { origin: 'null' }, 'foreign_origin'],
    ['the right host over https', { origin: 'https://127.0.0.1:4747' }, 'foreign_origin'],
    ['another site that hides its origin', { origin: undefined, fetchSite: 'cross-site' }, 'foreign_origin'],
    ['another site that reads', { method: 'GET', origin: 'https://evil.example' }, 'foreign_origin'],
  ] as const)('judges %s', (_, parts, expected) => {
    expect(decideAdmission({ ...VISIT, ...parts }, HOUSE)).toBe(expected);
  });
});

describe('isOwnHost', () => {
  it.each([
    ['127.0.0.1', true],
    ['LOCALHOST:80', true],
    ['[::1]:4747', true],
    ['[::1]', true],
    ['', false],
    ['localhost.evil.example', false],
    ['evil.example#127.0.0.1', false],
    ['127.0.0.1@evil.example', false],
    ['127.0.0.1:4747:80', false],
    ['127.0.0.1 ', false],
    ['localhost:x', false],
    ['127.0.0.2', false],
  ])('%j: %s', (host, expected) => {
    expect(isOwnHost(host, HOUSE.hostNames)).toBe(expected);
  });
});

describe('toHostNames', () => {
  const machine = { name: 'Desk', addresses: ['10.0.0.5', 'fe80::1%eth0'] };

  it('allows loopback names alone for a server on loopback', () => {
    expect([...toHostNames('127.0.0.1', machine)].sort()).toEqual(['127.0.0.1', '[::1]', 'localhost']);
  });

  it('allows the machine’s own names and addresses for a server that listens everywhere', () => {
    const names = toHostNames('0.0.0.0', machine);
    expect(
      ['desk', 'desk.local', '10.0.0.5', '[fe80::1]', 'localhost'].filter((name) => !names.has(name)),
    ).toEqual([]);
  });

  it('allows the address it was given', () => {
    expect(toHostNames('192.168.1.9', machine).has('192.168.1.9')).toBe(true);
    expect(toHostNames('192.168.1.9', machine).has('10.0.0.5')).toBe(false);
  });
});
