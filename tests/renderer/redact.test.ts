import { describe, expect, it } from 'vitest';
import { redact } from '../../src/renderer/format/redact.ts';

describe('redact', () => {
  it.each([
    ['key sk-ant-api03-AbCdEf0123456789xyz end', 'key [removed] end'],
    ['Authorization: Bearer abcdefgh.ijklmnop', 'Authorization: Bearer [removed]'],
    ['ghp_0123456789abcdefABCDEF', '[removed]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx.sig', '[removed]'],
    ['https://user:pass@status.example/path?token=1#x next', 'https://status.example/path next'],
    ['api_key="hunter2hunter2"', 'api_key="[removed]"'],
    ['mail jane.doe@example.com', 'mail [removed]'],
    ['/home/jane/.config and C:\\Users\\Jane\\x', '/home/[removed]/.config and C:\\Users\\[removed]\\x'],
    [
      '6 of 6 tries at Claude API failed: overloaded (529)',
      '6 of 6 tries at Claude API failed: overloaded (529)',
    ],
  ])('%s', (text, kept) => {
    expect(redact(text)).toBe(kept);
  });
});
