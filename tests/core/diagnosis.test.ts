import { describe, expect, it } from 'vitest';
import { createDiagnosis } from '../../src/core/diagnosis.ts';
import { MINUTE, play } from './support/play.ts';

describe('a diagnosis', () => {
  it('ends once the connection and every service have been looked at', async () => {
    const { engine, clock, scripted } = play();
    await clock.advance(MINUTE);
    const diagnosis = createDiagnosis(engine, scripted.ports);
    expect(diagnosis.start().endedAt).toBeNull();
    expect(diagnosis.start().id).toBe(1);
    await clock.advance(MINUTE);
    expect(diagnosis.get()?.endedAt).not.toBeNull();
    expect(diagnosis.get()?.steps.filter(({ done }) => done === null)).toEqual([]);
    expect(diagnosis.get()?.steps.at(-1)?.done).toMatchObject({ id: 'service:claude', outcome: 'good' });
  });

  it('that breaks off by a fault of our own is over, and can be begun again', async () => {
    const { engine, clock, scripted } = play();
    const faulty = { ...engine, checkNow: () => Promise.reject(new Error('fault')) };
    const diagnosis = createDiagnosis(faulty, scripted.ports);
    diagnosis.start();
    await clock.advance(MINUTE);
    expect(diagnosis.get()?.endedAt).not.toBeNull();
    expect(diagnosis.start().id).toBe(2);
  });
});
