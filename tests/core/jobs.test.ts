import { describe, expect, it } from 'vitest';
import { createJobs, type Run } from '../../src/core/jobs.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';

function setUp(run: Run, onWake: () => void = () => undefined) {
  const clock = createVirtualClock();
  const bugs: string[] = [];
  const jobs = createJobs(clock, run, onWake, (key) => bugs.push(key));
  return { clock, jobs, bugs };
}

describe('createJobs', () => {
  it('runs a job when it is due, and again after what it asked for', async () => {
    const runs: number[] = [];
    const { clock, jobs } = setUp(async () => {
      runs.push(clock.monoMs());
      return 1_000;
    });
    const start = clock.monoMs();
    jobs.schedule('a', 500);
    jobs.proceed();
    await clock.advance(3_600);
    expect(runs.map((at) => at - start)).toEqual([500, 1_500, 2_500, 3_500]);
  });

  it('runs nothing before it may, and nothing while paused', async () => {
    let runs = 0;
    const { clock, jobs } = setUp(async () => {
      runs += 1;
      return 1_000;
    });
    jobs.schedule('a', 0);
    await clock.advance(5_000);
    expect(runs).toBe(0);
    jobs.proceed();
    await clock.advance(0);
    expect(runs).toBe(1);
    jobs.pause();
    await clock.advance(10_000);
    expect(runs).toBe(1);
  });

  it('ends a job that asks for no more', async () => {
    let runs = 0;
    const { clock, jobs } = setUp(async () => {
      runs += 1;
      return null;
    });
    jobs.schedule('a', 0);
    jobs.proceed();
    await clock.advance(60_000);
    expect(runs).toBe(1);
    expect(clock.timers()).toBe(0);
  });

  it('moves a job forward, never back', async () => {
    const runs: number[] = [];
    const { clock, jobs } = setUp(async () => {
      runs.push(clock.monoMs());
      return null;
    });
    const start = clock.monoMs();
    jobs.schedule('a', 10_000);
    jobs.hasten('a', 2_000);
    jobs.hasten('a', 50_000);
    jobs.hasten('unknown', 0);
    jobs.proceed();
    await clock.advance(20_000);
    expect(runs.map((at) => at - start)).toEqual([2_000]);
  });

  it('runs a job once at a time, and lets everyone wait for the same run', async () => {
    let running = 0;
    let most = 0;
    const { clock, jobs } = setUp(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => clock.after(1_000, resolve));
      running -= 1;
      return 10;
    });
    jobs.schedule('a', 0);
    jobs.proceed();
    await clock.advance(10);
    const both = Promise.all([jobs.runNow('a'), jobs.runNow('a')]);
    await clock.advance(1_000);
    await both;
    expect(most).toBe(1);
  });

  it('takes up a time set while the job runs', async () => {
    const runs: number[] = [];
    const { clock, jobs } = setUp(async () => {
      runs.push(clock.monoMs());
      await new Promise<void>((resolve) => clock.after(1_000, resolve));
      return 60_000;
    });
    const start = clock.monoMs();
    jobs.schedule('a', 0);
    jobs.proceed();
    await clock.advance(500);
    jobs.schedule('a', 5_000);
    await clock.advance(6_000);
    expect(runs.map((at) => at - start)).toEqual([0, 5_500]);
  });

  it('reports a job that throws and tries it again', async () => {
    let runs = 0;
    const { clock, jobs, bugs } = setUp(async () => {
      runs += 1;
      if (runs === 1) throw new Error('bug');
      return null;
    });
    jobs.schedule('a', 0);
    jobs.proceed();
    await clock.advance(59_000);
    expect([runs, bugs]).toEqual([1, ['a']]);
    await clock.advance(2_000);
    expect(runs).toBe(2);
  });

  it('goes on when what is called at each waking throws', async () => {
    let runs = 0;
    const { clock, jobs, bugs } = setUp(
      async () => {
        runs += 1;
        return 1_000;
      },
      () => {
        throw new Error('bug');
      },
    );
    jobs.schedule('a', 0);
    jobs.proceed();
    await clock.advance(2_500);
    expect(runs).toBe(3);
    expect(bugs).toEqual(['wake', 'wake', 'wake']);
  });

  it('leaves no timer behind when it stops', async () => {
    const { clock, jobs } = setUp(async () => 1_000);
    jobs.schedule('a', 0);
    jobs.schedule('b', 500);
    jobs.proceed();
    await clock.advance(700);
    jobs.stop();
    expect(clock.timers()).toBe(0);
  });
});
