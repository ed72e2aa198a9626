import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const NODE = join(ROOT, 'node_modules/.bin/node');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A project with nothing in it but the start script and a Node host that says how it was called. */
function makeProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'pilotlight-start-'));
  folders.push(root);
  mkdirSync(join(root, 'scripts'));
  mkdirSync(join(root, 'out/headless'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  copyFileSync(join(ROOT, 'scripts/start.ts'), join(root, 'scripts/start.ts'));
  writeFileSync(
    join(root, 'out/headless/index.js'),
    "console.log('node host', process.argv.slice(2).join(' ')); process.exitCode = 3;",
  );
  return root;
}

/** Electron's program as far as starting goes: `body` is what it does. */
function makeRuntime(root: string, body: string): string {
  const folder = join(root, 'runtime');
  mkdirSync(folder);
  writeFileSync(join(folder, 'electron'), `#!/bin/sh\n${body}\n`);
  chmodSync(join(folder, 'electron'), 0o755);
  return folder;
}

interface Started {
  readonly code: number | null;
  readonly output: string;
}

function start(
  root: string,
  runtime: string,
  args: readonly string[] = [],
  onOutput: (text: string, kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
): Promise<Started> {
  const child = spawn(NODE, [join(root, 'scripts/start.ts'), ...args], {
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      onOutput(output, (signal) => child.kill(signal));
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  it('starts the desktop app on the project’s folder, passes arguments on and ends as it ends', async () => {
    const root = makeProject();
    const runtime = makeRuntime(root, 'echo "runtime $@"; exit 7');
    const { code, output } = await start(root, runtime, ['--hidden', '--data-dir', '/x y']);
    expect(output).toContain(`runtime ${root} --hidden --data-dir /x y`);
    expect(code).toBe(7);
  });

  it('says in one line that there is no runtime, and serves the dashboard in the browser', async () => {
    const root = makeProject();
    const { code, output } = await start(root, join(root, 'nowhere'), ['--data-dir', '/x']);
    const [first, second] = output.split('\n');
    expect(first).toMatch(/^No Electron runtime here/);
    expect(second).toBe('node host serve --open --data-dir /x');
    expect(code).toBe(3);
  });

  it('passes a request to stop on to the app', async () => {
    const root = makeProject();
    const runtime = makeRuntime(
      root,
      "trap 'echo stopped; exit 0' TERM\necho ready\nfor i in $(seq 100); do sleep 0.1; done",
    );
    const { code, output } = await start(root, runtime, [], (text, kill) => {
      if (text === 'ready\n') kill('SIGTERM');
    });
    expect(output).toBe('ready\nstopped\n');
    expect(code).toBe(0);
  });
});
