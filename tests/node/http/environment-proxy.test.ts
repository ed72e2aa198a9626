import { describe, expect, it } from 'vitest';
import { createEnvironmentProxy, decideProxy } from '../../../src/node/http/environment-proxy.ts';

const decide = (url: string, environment: Record<string, string>) => decideProxy(new URL(url), environment);

describe('decideProxy', () => {
  it.each([
    ['https://a.test/', {}, null],
    ['https://a.test/', { HTTPS_PROXY: 'http://p:3128' }, 'http://p:3128'],
    ['https://a.test/', { HTTPS_PROXY: 'p:3128' }, 'http://p:3128'],
    ['https://a.test/', { HTTP_PROXY: 'http://p:3128' }, null],
    ['http://a.test/', { HTTP_PROXY: 'http://p:3128' }, 'http://p:3128'],
    ['http://a.test/', { ALL_PROXY: 'http://all:1' }, 'http://all:1'],
    ['https://a.test/', { HTTPS_PROXY: 'http://upper', https_proxy: 'http://lower' }, 'http://lower'],
    ['https://a.test/', { HTTPS_PROXY: 'http://upper', https_proxy: '' }, null],
  ])('%s with %j goes through %s', (url, environment, expected) => {
    expect(decide(url, environment)).toBe(expected);
  });

  it.each([
    ['https://a.test/', '*', true],
    ['https://a.test/', 'b.test, a.test', true],
    ['https://x.a.test/', 'a.test', true],
    ['https://x.a.test/', '.a.test', true],
    ['https://x.a.test/', '*.a.test', true],
    ['https://A.test./', 'a.TEST', true],
    ['https://nota.test/', 'a.test', false],
    ['https://a.test/', 'a.test:443', true],
    ['https://a.test:8443/', 'a.test:443', false],
    ['https://10.1.2.3/', '10.0.0.0/8', true],
    ['https://11.1.2.3/', '10.0.0.0/8', false],
    ['https://a.test/', '10.0.0.0/8', false],
    ['https://10.1.2.3/', '10.0.0.0/99', false],
    ['https://[fd00::1]/', 'fd00::/8', true],
    ['https://[fd00::1]/', '[fd00::1]:443', true],
    ['https://10.0.0.1/', '0.0.1', false],
    ['https://a.test/', '', false],
  ])('%s with NO_PROXY=%s is exempt: %s', (url, noProxy, isExempt) => {
    const proxy = decide(url, { HTTPS_PROXY: 'http://p:1', NO_PROXY: noProxy });
    expect(proxy).toBe(isExempt ? null : 'http://p:1');
  });

  it('follows a change of the environment', async () => {
    const environment: Record<string, string> = {};
    const resolve = createEnvironmentProxy(environment);
    expect(await resolve('https://a.test/')).toBeNull();
    environment.https_proxy = 'http://p:1';
    expect(await resolve('https://a.test/')).toBe('http://p:1');
  });
});
