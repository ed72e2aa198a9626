import { describe, expect, it } from 'vitest';
import { planCheck } from '../../src/headless/check-address.ts';

describe('planCheck', () => {
  it.each([
    ['example.com', ['https://example.com', 'https://status.example.com'], 'https://example.com/'],
    [
      'www.example.com',
      ['https://www.example.com', 'https://status.example.com'],
      'https://www.example.com/',
    ],
    ['status.example.com', ['https://status.example.com'], 'https://status.example.com/'],
    ['https://api.example.com/v1?x=1', ['https://api.example.com'], 'https://api.example.com/v1?x=1'],
    ['127.0.0.1:8080', ['http://127.0.0.1:8080'], 'http://127.0.0.1:8080/'],
    ['localhost:8080', ['http://localhost:8080'], 'http://localhost:8080/'],
    ['https://localhost:8080/x', ['https://localhost:8080'], 'https://localhost:8080/x'],
    ['http://[::1]:8080', ['http://[::1]:8080'], 'http://[::1]:8080/'],
  ])('%s', (address, pages, target) => {
    expect(planCheck(address)).toEqual({ ok: true, value: { pages, target } });
  });

  it.each([
    ['claude', 'no domain'],
    ['', 'no domain'],
    ['ftp://example.com', 'no domain'],
    ['file:///etc/passwd', 'no domain'],
    ['https://', 'no domain'],
    ['http://example.com', 'plain http is for this machine alone'],
    ['https://me:secret@example.com', 'password'],
  ])('refuses “%s”', (address, reason) => {
    const plan = planCheck(address);
    expect(!plan.ok && plan.error).toContain(reason);
    expect(!plan.ok && plan.error).not.toContain('secret');
  });
});
