import { z } from 'zod';

export interface NamedTest {
  readonly file: string;
  readonly name: string;
}

/** What a suite did: how many tests passed and failed, which were skipped, and which passed only when tried again. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly NamedTest[];
  readonly flaky: readonly NamedTest[];
}

export const NO_TESTS: Tally = { passed: 0, failed: 0, skipped: [], flaky: [] };

export function addTallies(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: [...a.skipped, ...b.skipped],
    flaky: [...a.flaky, ...b.flaky],
  };
}

const VitestReportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Counts vitest's JSON report. A file that failed before its first test counts as one failure. */
export function tallyVitest(json: string): Tally {
  const { testResults } = VitestReportSchema.parse(JSON.parse(json));
  return testResults
    .map(({ name: file, status, assertionResults }): Tally => {
      const having = (wanted: string) => assertionResults.filter((result) => result.status === wanted);
      const failed = having('failed').length;
      return {
        ...NO_TESTS,
        passed: having('passed').length,
        failed: failed === 0 && status === 'failed' ? 1 : failed,
        skipped: assertionResults
          .filter((result) => result.status !== 'passed' && result.status !== 'failed')
          .map(({ fullName }) => ({ file, name: fullName })),
      };
    })
    .reduce(addTallies, NO_TESTS);
}

interface Suite {
  readonly file: string;
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly { readonly status: string }[];
  }[];
  readonly suites?: readonly Suite[] | undefined;
}

const SuiteSchema: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    file: z.string(),
    specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })),
    suites: z.array(SuiteSchema).optional(),
  }),
);
const PlaywrightReportSchema = z.object({
  suites: z.array(SuiteSchema),
  errors: z.array(z.unknown()).default([]),
});

/** Counts Playwright's JSON report. A test that passed only when tried again counts as passed, and is named. */
export function tallyPlaywright(json: string): Tally {
  const { suites, errors } = PlaywrightReportSchema.parse(JSON.parse(json));
  const counted = suites.map(tallySuite).reduce(addTallies, NO_TESTS);
  return { ...counted, failed: counted.failed + errors.length };
}

function tallySuite(suite: Suite): Tally {
  const own = suite.specs.flatMap(({ title, tests }) =>
    tests.map(({ status }): Tally => {
      if (status === 'expected') return { ...NO_TESTS, passed: 1 };
      const named = [{ file: suite.file, name: title }];
      if (status === 'flaky') return { ...NO_TESTS, passed: 1, flaky: named };
      if (status === 'skipped') return { ...NO_TESTS, skipped: named };
      return { ...NO_TESTS, failed: 1 };
    }),
  );
  return [...own, ...(suite.suites ?? []).map(tallySuite)].reduce(addTallies, NO_TESTS);
}
