import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const MODULE = new URL('../../src/node/small-footprint.ts', import.meta.url).href;

/** What V8 says of compiling `sum` in a process of its own, where it is called ten thousand times by `script`. */
async function compilersOf(
  script: string,
): Promise<{ readonly compiled: string; readonly complaints: string }> {
  const { stdout, stderr } = await run(process.execPath, [
    '--trace-opt',
    '--input-type=module',
    '-e',
    `import { inHaste, keepFootprintSmall } from ${JSON.stringify(MODULE)};
     const values = Array.from({ length: 500 }, (_, index) => index);
     function sum() { let all = 0; for (const value of values) all += value % 7; return all; }
     const often = () => { let all = 0; for (let time = 0; time < 10_000; time += 1) all += sum(); return all; };
     ${script}`,
  ]);
  const compiled = stdout.split('\n').filter((line) => /completed compiling .*JSFunction sum\b/.test(line));
  return { compiled: compiled.join('\n'), complaints: stderr };
}

describe('a small footprint', () => {
  it('is not paid for where nobody asked for one', async () => {
    const { compiled } = await compilersOf('often();');
    expect(compiled).toMatch(/MAGLEV|TURBOFAN/);
  });

  it('leaves the optimising compilers out of memory, with flags that V8 knows', async () => {
    const { compiled, complaints } = await compilersOf('keepFootprintSmall(); often();');
    expect(compiled).toBe('');
    expect(complaints).toBe('');
  });

  it('lets what somebody waits for be optimised, and nothing after it', async () => {
    const hurried = await compilersOf('keepFootprintSmall(); inHaste(often);');
    expect(hurried.compiled).toContain('TURBOFAN');
    const after = await compilersOf(
      'keepFootprintSmall(); try { inHaste(() => { throw new Error(); }); } catch {} often();',
    );
    expect(after.compiled).toBe('');
  });
});
