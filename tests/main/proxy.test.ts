import { describe, expect, it } from 'vitest';
import { parseProxyAnswer } from '../../src/main/proxy.ts';

describe('parseProxyAnswer', () => {
  it.each([
    ['DIRECT', null],
    ['', null],
    ['PROXY proxy.corp:8080', 'http://proxy.corp:8080'],
    ['PROXY proxy.corp:8080; DIRECT', 'http://proxy.corp:8080'],
    ['proxy proxy.corp:8080', 'http://proxy.corp:8080'],
    ['HTTPS secure.corp:443', 'https://secure.corp:443'],
    ['PROXY [2001:db8::1]:3128', 'http://[2001:db8::1]:3128'],
    ['DIRECT; PROXY proxy.corp:8080', null],
    ['SOCKS5 socks.corp:1080; PROXY proxy.corp:8080', 'http://proxy.corp:8080'],
    ['SOCKS5 socks.corp:1080; DIRECT', null],
    ['SOCKS5 socks.corp:1080', 'socks5://socks.corp:1080'],
    ['SOCKS a:1; SOCKS5 b:2', 'socks4://a:1'],
    ['PROXY', null],
    ['QUIC proxy.corp:443', null],
    ['PROXY :::', null],
  ])('%j is %j', (answer, expected) => {
    expect(parseProxyAnswer(answer)).toBe(expected);
  });
});
