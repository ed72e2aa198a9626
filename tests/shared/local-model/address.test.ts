import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoopback } from '../../../src/node/http/loopback.ts';
import { parseLoopbackAddress } from '../../../src/shared/local-model/address.ts';
import { SettingsPatchSchema, SettingsSchema } from '../../../src/shared/settings.ts';

describe('an address of this computer', () => {
  it.each([
    ['localhost:1234', 'localhost', 1234, 'http://localhost:1234'],
    ['http://127.0.0.1:11434', '127.0.0.1', 11434, 'http://127.0.0.1:11434'],
    [' HTTP://LocalHost:8080/v1/ ', 'localhost', 8080, 'http://localhost:8080'],
    ['127.3.2.1', '127.3.2.1', 80, 'http://127.3.2.1:80'],
    ['http://[::1]:8000/v1', '::1', 8000, 'http://[::1]:8000'],
  ])('is %s', (raw, host, port, origin) => {
    expect(parseLoopbackAddress(raw)).toEqual({ host, port, origin });
  });

  it.each([
    'example.com',
    'http://10.0.0.1:1234',
    'http://0.0.0.0:1234',
    'http://[::]:1234',
    'http://[::ffff:10.0.0.1]:80',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://model.localhost:1234',
    'http://127.0.0.1@example.com',
    'http://localhost:80@example.com',
    'http://example.com#@127.0.0.1',
    'http://127.0.0.1:1234/../../x',
    'http://127.1:80',
    'http://0177.0.0.1',
    'http://127.0.0.256',
    'http://2130706433',
    'https://127.0.0.1:1234',
    'file://127.0.0.1',
    '//127.0.0.1',
    'http://127.0.0.1:0',
    'http://127.0.0.1:65536',
    'http://127.0.0.1\n.example.com',
    'http://127.0.0.1:1\r\nHost: example.com',
    'ⓛocalhost',
    '',
    `127.0.0.1:${'1'.repeat(200)}`,
  ])('is not %j', (raw) => {
    expect(parseLoopbackAddress(raw)).toBeNull();
  });

  it('is loopback to the browser’s way of reading addresses, whatever was written', () => {
    const part = fc.constantFrom(
      'http://',
      'https://',
      'localhost',
      '127.0.0.1',
      '127.1',
      '[::1]',
      '0.0.0.0',
      'example.com',
      '.',
      '@',
      ':',
      '#',
      '?',
      '/',
      '\\',
      '%00',
      '%40',
      '1234',
      '/v1',
      ' ',
      '\t',
      'ℓ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const parsed = parseLoopbackAddress(parts.join(''));
        if (parsed !== null) expect(isLoopback(new URL(parsed.origin))).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('the settings', () => {
  it('have it switched off unless the user wants it', () => {
    expect(SettingsSchema.parse({}).localModel).toEqual({ enabled: false, address: null, model: null });
  });

  it.each([
    ['http://127.0.0.1:8080', true],
    ['localhost:8080', true],
    ['http://192.168.1.2:8080', false],
    ['https://api.example.com', false],
  ])('take %s as an address: %s', (address, isTaken) => {
    expect(SettingsPatchSchema.safeParse({ localModel: { address } }).success).toBe(isTaken);
    expect(SettingsSchema.safeParse({ localModel: { address } }).success).toBe(isTaken);
  });
});
