import { describe, expect, it } from 'vitest';
import { toStatusReport } from '../../src/headless/status-report.ts';
import type { ControlReading } from '../../src/shared/observation.ts';
import { SOME_MOMENT, someService, someSnapshot, someVerdict } from '../support/snapshots.ts';

const told = (state: 'dns' | 'online', at: number) =>
  someVerdict({
    level: 'unknown',
    cause: 'you',
    reason: 'dns',
    evidence: [{ kind: 'connection', state, reached: 0, tried: 3, at }],
  });
const READING: ControlReading = { at: SOME_MOMENT, hosts: [], captive: 'clear', literalOk: true };

const services = [
  someService({ id: 'earlier', verdict: told('online', SOME_MOMENT - 900_000) }),
  someService({ id: 'later', verdict: told('dns', SOME_MOMENT - 600_000) }),
  someService({ id: 'silent' }),
];

describe('the connection that status --json prints', () => {
  const connectionOf = (parts: Parameters<typeof someSnapshot>[0]) =>
    toStatusReport({ snapshot: someSnapshot(parts), origin: { kind: 'live' } }, []).connection;

  it('is as of the verdicts beside it where nobody has tried it in this run', () => {
    const connection = { state: 'unknown', reading: null } as const;
    expect(connectionOf({ connection, services })).toBe('dns');
    expect(connectionOf({ connection, services: [...services].reverse() })).toBe('dns');
    expect(connectionOf({ connection, services: [someService()] })).toBe('unknown');
  });

  it('is what was found where somebody has, were it nothing', () => {
    expect(connectionOf({ connection: { state: 'online', reading: READING }, services })).toBe('online');
    expect(connectionOf({ connection: { state: 'unknown', reading: READING }, services })).toBe('unknown');
  });
});
