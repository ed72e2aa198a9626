import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { installRecorder, type RecordedModule } from '../recorder.ts';
import { debuggingPort } from './chromium.ts';
import { createElectron } from './electron.ts';
import { playedAs } from './played.ts';

/**
 * `node run.ts ROOT ENTRY [arguments]`: runs the app's main bundle with the stand-in for `electron`, which every package gets
 * as well, and takes the tests' commands over Node's IPC channel.
 */

const ADDRESS = 'stand-in:electron';
const KEY = Symbol.for('stand-in.electron');

const [node = '', , root = '', entry = '', ...rest] = process.argv;
process.argv = [node, root, ...rest];
const standIn = createElectron(root);
Object.defineProperty(globalThis, KEY, { value: standIn.module });

const names = Object.keys(standIn.module);
const source = `const electron = globalThis[Symbol.for('stand-in.electron')];
export default electron;
export const { ${names.join(', ')} } = electron;`;

registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/main|\/common)?$/.test(specifier)
      ? { url: ADDRESS, shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url === ADDRESS ? { format: 'module', source, shortCircuit: true } : next(url, context),
});

const command = installRecorder(playedAs<RecordedModule>(standIn.module));

/** Which Chromium targets are windows, in the order they were opened, and where Chromium listens. */
async function listTargets(): Promise<{
  readonly port: number | null;
  readonly targetIds: readonly string[];
}> {
  const targetIds = await Promise.all(standIn.pages().map(targetIdOf));
  return { port: await debuggingPort(), targetIds: targetIds.filter((id) => id !== null) };
}

/** Chromium's name for a window's page; null for one that has died or is being closed. */
async function targetIdOf(pending: Promise<Page>): Promise<string | null> {
  try {
    const page = await pending;
    const devTools = await page.context().newCDPSession(page);
    const { targetInfo } = await devTools.send('Target.getTargetInfo');
    await devTools.detach();
    return targetInfo.targetId;
  } catch {
    return null;
  }
}

interface Message {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

async function answer({ id, name, args }: Message): Promise<void> {
  try {
    const value = name === 'targets' ? await listTargets() : await command(name, args);
    process.send?.({ id, ok: true, value });
  } catch (error) {
    process.send?.({ id, ok: false, message: String(error) });
  }
}

process.on('message', (message: Message) => void answer(message));
// A channel that keeps the process alive would hide an app that forgot to quit; Electron's own loop lives until `app.quit`.
process.channel?.unref();
setInterval(() => undefined, 2 ** 30);
// Ready comes after the entry module has run to its end, as in Electron.
await import(pathToFileURL(entry).href);
standIn.app.becomeReady();
