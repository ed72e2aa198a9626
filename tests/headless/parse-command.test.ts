import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/headless/parse-command.ts';

const COMMON = { json: false, dataDir: undefined, services: undefined };

function parse(line: string) {
  return parseCommand(line === '' ? [] : line.split(' '), '1.2.3');
}

describe('parseCommand', () => {
  it.each([
    ['status', { kind: 'status', common: COMMON, asked: [], withAllComponents: false }],
    [
      'status claude OpenAI --components --json',
      {
        kind: 'status',
        common: { ...COMMON, json: true },
        asked: ['claude', 'OpenAI'],
        withAllComponents: true,
      },
    ],
    [
      '--data-dir /d --services s.json --json watch claude',
      { kind: 'watch', common: { json: true, dataDir: '/d', services: 's.json' }, asked: ['claude'] },
    ],
    ['wait claude', { kind: 'wait', common: COMMON, asked: 'claude', level: 'operational', timeoutMs: null }],
    [
      'wait claude --for Partial-Outage --timeout 1h30m',
      { kind: 'wait', common: COMMON, asked: 'claude', level: 'partial_outage', timeoutMs: 5_400_000 },
    ],
    ['serve', { kind: 'serve', common: COMMON, host: '127.0.0.1', port: undefined, open: false }],
    [
      'serve --host 0.0.0.0 --port 0 --open',
      { kind: 'serve', common: COMMON, host: '0.0.0.0', port: 0, open: true },
    ],
    ['check example.com', { kind: 'check', common: COMMON, address: 'example.com', timeoutMs: 10_000 }],
    ['check a.b --timeout 3s', { kind: 'check', common: COMMON, address: 'a.b', timeoutMs: 3000 }],
    ['catalogue show', { kind: 'catalogue', common: COMMON, action: { do: 'show' } }],
    [
      'catalogue update list.json --dry-run',
      { kind: 'catalogue', common: COMMON, action: { do: 'update', source: 'list.json', isDryRun: true } },
    ],
    ['catalogue restore', { kind: 'catalogue', common: COMMON, action: { do: 'restore' } }],
    ['diagnose', { kind: 'diagnose', common: COMMON }],
    [
      'demo --speed 60 --exit --json',
      {
        kind: 'demo',
        common: { ...COMMON, json: true },
        speed: 60,
        exit: true,
        scenario: '2026-04-28-major',
        port: undefined,
      },
    ],
  ])('understands “%s”', (line, command) => {
    expect(parse(line)).toEqual({ ok: true, value: command });
  });

  it.each([
    ['90s', 90_000],
    ['45', 45_000],
    ['0.5m', 30_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
  ])('reads a timeout of %s', (text, timeoutMs) => {
    expect(parse(`wait claude --timeout ${text}`)).toMatchObject({ value: { timeoutMs } });
  });

  it.each([
    ['', 'Usage: pilotlight'],
    ['stats', 'Did you mean status?'],
    ['status --nope', "unknown option '--nope'"],
    ['wait', "missing required argument 'service'"],
    ['wait claude openai', 'too many arguments'],
    ['wait claude --timeout soon', 'Write a duration such as'],
    ['wait claude --timeout 5x', 'Write a duration such as'],
    ['wait claude --timeout 5m5', 'Write a duration such as'],
    ['wait claude --for fine', 'Write one of operational'],
    ['serve --port 65536', 'Write a port from 0 to 65535'],
    ['serve --port -1', 'Write a port from 0 to 65535'],
    ['demo --speed 0', 'Write a number from 1 to 120'],
    ['demo --speed 1e9', 'Write a number from 1 to 120'],
  ])('refuses “%s” with 64 and says why', (line, reason) => {
    const parsed = parse(line);
    expect(parsed).toMatchObject({ ok: false, error: { code: 64, out: '' } });
    expect(!parsed.ok && parsed.error.err).toContain(reason);
  });

  it.each([
    ['--version', '1.2.3'],
    ['--help', 'Exit codes of status'],
    ['help wait', '--timeout <duration>'],
    ['wait --help', '--for <level>'],
    ['wait --help', '1 it was not in time'],
    ['note add --help', '--data-dir <dir>'],
  ])('answers “%s” on standard output', (line, text) => {
    const parsed = parse(line);
    expect(parsed).toMatchObject({ ok: false, error: { code: 0, err: '' } });
    expect(!parsed.ok && parsed.error.out).toContain(text);
  });
});
