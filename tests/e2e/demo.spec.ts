import { expect, test } from '@playwright/test';
import { runCli, startCli } from '../support/run-cli.ts';

interface Told {
  readonly kind: string;
  readonly scenarioMs: number;
  readonly level: string;
  readonly cause: string | null;
  readonly ok: boolean;
  readonly leads: readonly { readonly leadMinutes: number | null }[];
}

function parseLines(out: string): readonly Told[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line): Told => JSON.parse(line));
}

test('the major outage is found before the page says so, confirmed, and ends', async () => {
  test.setTimeout(240_000);
  const { code, out, err } = await runCli(['demo', '--speed', '60', '--exit', '--json']);
  const told = parseLines(out);
  const result = told.at(-1);
  expect({ code, err, result }).toMatchObject({ code: 0, err: '', result: { kind: 'result', ok: true } });
  expect(result?.leads[0]?.leadMinutes).toBeGreaterThanOrEqual(4);
  const page = told.find(({ kind }) => kind === 'page')?.scenarioMs ?? 0;
  const found = told.find(({ kind, level }) => kind === 'verdict' && level === 'major_outage');
  expect(found).toMatchObject({ cause: 'provider' });
  expect(found?.scenarioMs).toBeLessThan(page);
  expect(told.findLast(({ kind }) => kind === 'verdict')).toMatchObject({ level: 'operational' });
});

test('local trouble alarms nobody', async () => {
  test.setTimeout(180_000);
  const { code, out } = await runCli([
    'demo',
    '--scenario',
    'local-trouble',
    '--speed',
    '60',
    '--exit',
    '--json',
  ]);
  expect(parseLines(out).at(-1)).toMatchObject({ kind: 'result', ok: true, failures: [] });
  expect(code).toBe(0);
});

test('tells the story to people, serves the dashboard, and ends when asked', async () => {
  const demo = startCli(['demo', '--scenario', 'calm', '--port', '0', '--speed', '60']);
  await demo.line((line) => line.startsWith('The dashboard: http://127.0.0.1:'));
  await demo.line((line) => /^\d\d:\d\d {3}● /.test(line));
  expect(await demo.interrupt()).toMatchObject({ code: 130, err: '' });
});

test('names the stories there are', async () => {
  const { code, err } = await runCli(['demo', '--scenario', 'nope']);
  expect(code).toBe(64);
  expect(err).toMatch(/^pilotlight: There is no scenario “nope”\. There are: .*2026-04-28-major.*\.\n$/);
});
