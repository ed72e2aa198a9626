import { describe, expect, it } from 'vitest';
import { decideExitCode } from '../../src/headless/exit-code.ts';
import { someVerdict } from '../support/snapshots.ts';

const WELL = someVerdict();
const DOWN = someVerdict({ level: 'major_outage', cause: 'provider' });
const YOU = someVerdict({ level: 'unknown', cause: 'you' });

describe('decideExitCode', () => {
  it.each([
    ['operational', [WELL], 0],
    ['maintenance', [someVerdict({ level: 'maintenance' })], 0],
    ['degraded', [someVerdict({ level: 'degraded', cause: 'provider' })], 1],
    ['partial outage', [someVerdict({ level: 'partial_outage', cause: 'provider' })], 1],
    ['major outage', [DOWN], 1],
    ['an outage of unclear cause', [someVerdict({ level: 'major_outage', cause: 'unclear' })], 1],
    ['unknown', [someVerdict({ level: 'unknown' })], 2],
    ['it is you', [YOU], 2],
    ['a failure looked into', [someVerdict({ suspicion: 'checking' })], 2],
    ['suspected trouble', [someVerdict({ suspicion: 'suspected' })], 2],
    ['nothing', [], 2],
    ['one well, one unknown', [WELL, YOU], 2],
    ['one down among doubt', [WELL, YOU, DOWN], 1],
    ['all well', [WELL, WELL], 0],
  ])('%s', (_, verdicts, code) => {
    expect(decideExitCode(verdicts)).toBe(code);
  });
});
