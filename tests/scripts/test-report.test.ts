import { expect, test } from 'vitest';
import { addTallies, NO_TESTS, tallyPlaywright, tallyVitest } from '../../scripts/test-report.ts';

const spec = (title: string, status: string) => ({ title, tests: [{ status }] });

test('an end-to-end test that passed only when tried again counts once, and is named', () => {
  const report = {
    suites: [
      {
        file: 'a.spec.ts',
        specs: [spec('passes', 'expected'), spec('stumbles', 'flaky')],
        suites: [{ file: 'a.spec.ts', specs: [spec('fails', 'unexpected'), spec('is left out', 'skipped')] }],
      },
    ],
  };
  expect(tallyPlaywright(JSON.stringify(report))).toEqual({
    passed: 2,
    failed: 1,
    skipped: [{ file: 'a.spec.ts', name: 'is left out' }],
    flaky: [{ file: 'a.spec.ts', name: 'stumbles' }],
  });
});

test('what goes wrong beside the tests counts as failed', () => {
  expect(tallyPlaywright(JSON.stringify({ suites: [], errors: [{ message: 'no such file' }] })).failed).toBe(
    1,
  );
  const broken = { name: 'b.test.ts', status: 'failed', assertionResults: [] };
  expect(tallyVitest(JSON.stringify({ testResults: [broken] })).failed).toBe(1);
});

test('the totals of all suites add up', () => {
  const result = (fullName: string, status: string) => ({ fullName, status });
  const units = tallyVitest(
    JSON.stringify({
      testResults: [
        {
          name: 'c.test.ts',
          status: 'failed',
          assertionResults: [result('one', 'passed'), result('two', 'failed'), result('three', 'pending')],
        },
      ],
    }),
  );
  const both = addTallies(units, { ...NO_TESTS, passed: 3, flaky: [{ file: 'd.spec.ts', name: 'four' }] });
  expect(both).toEqual({
    passed: 4,
    failed: 1,
    skipped: [{ file: 'c.test.ts', name: 'three' }],
    flaky: [{ file: 'd.spec.ts', name: 'four' }],
  });
});
