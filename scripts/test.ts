/**
 * Runs every suite and adds up what they report: `npm test`. With CI=true a skipped test is a failure, but for those that
 * only read recordings kept beside the project. Ends with one line of its own: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { chromium } from '@playwright/test';
import { addTallies, NO_TESTS, type Tally, tallyPlaywright, tallyVitest } from './test-report.ts';

const ROOT = join(import.meta.dirname, '..');
const RECORDINGS = join(ROOT, '..', 'shared', 'recorded');
const isCi = process.env.CI === 'true';

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const child = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  return child.status ?? 1;
}

/** Runs one suite with a JSON report beside its own output. A suite that ends badly without a failed test counts as one. */
function suite(report: string, start: () => number, tally: (json: string) => Tally): Tally {
  const status = start();
  const counted = existsSync(report) ? tally(readFileSync(report, 'utf8')) : NO_TESTS;
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

function hasChromium(): boolean {
  return existsSync('/usr/bin/chromium') || existsSync(chromium.executablePath());
}

const folder = mkdtempSync(join(tmpdir(), 'pilotlight-test-'));
const unitReport = join(folder, 'unit.json');
const endToEndReport = join(folder, 'e2e.json');

let total = suite(
  unitReport,
  () => run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]),
  tallyVitest,
);

if (!hasChromium()) {
  console.error(
    'The end-to-end tests need a browser: npx playwright install chromium (Debian: apt-get install chromium)',
  );
  if (isCi) total = addTallies(total, { ...NO_TESTS, failed: 1 });
} else if (run('npm', ['run', '--silent', 'build']) === 0) {
  const endToEnd = suite(
    endToEndReport,
    () =>
      run('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: endToEndReport }),
    tallyPlaywright,
  );
  total = addTallies(total, endToEnd);
} else {
  total = addTallies(total, { ...NO_TESTS, failed: 1 });
}
rmSync(folder, { recursive: true, force: true });

const readsRecordings = (file: string): boolean => file.endsWith('.recorded.test.ts');
const excused = existsSync(RECORDINGS) ? [] : total.skipped.filter(({ file }) => readsRecordings(file));
const unexcused = total.skipped.filter((skipped) => !excused.includes(skipped));
for (const { file, name } of unexcused) console.log(`skipped: ${relative(ROOT, file)}: ${name}`);
if (excused.length > 0)
  console.log(`${excused.length} tests read recordings that are not here, and were left out`);
for (const { file, name } of total.flaky) console.log(`passed only when tried again: ${file}: ${name}`);
const failed = total.failed + (isCi ? unexcused.length : 0);
console.log(`${total.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && total.passed > 0 ? 0 : 1;
