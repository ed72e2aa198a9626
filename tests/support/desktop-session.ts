import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A message as the notification server took it, before it drew it. */
export interface ShownMessage {
  readonly appName: string;
  readonly title: string;
  readonly body: string;
  readonly urgency: string;
}

/** A session bus of its own, with a notification server on it where asked for. */
export interface DesktopSession {
  /** What a program needs to be on this bus. */
  readonly env: Readonly<Record<string, string>>;
  /** What has been shown, oldest first. */
  readonly shown: () => readonly ShownMessage[];
  /** Every pixel of the display, as it is at this moment. */
  readonly picture: () => Buffer;
  readonly stop: () => Promise<void>;
}

function isInstalled(program: string): boolean {
  return spawnSync('which', [program]).status === 0;
}

/** Whether this machine has the real parts: a D-Bus daemon, and for messages a display, `dunst` and `notify-send`. */
export function canRunSession({
  withServer,
  withDisplay = withServer,
}: {
  readonly withServer: boolean;
  readonly withDisplay?: boolean;
}): boolean {
  const programs = [
    'dbus-daemon',
    ...(withDisplay ? ['Xvfb'] : []),
    ...(withServer ? ['dunst', 'notify-send'] : []),
  ];
  return process.platform === 'linux' && programs.every(isInstalled);
}

/** Starts a program and resolves with the first line it writes to its `channel`. */
function startUntilLine(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly child: ChildProcess; readonly line: string }> {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const [line, ...rest] = text.split('\n');
      if (rest.length > 0 && line !== undefined) resolve({ child, line });
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}`)));
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
}

/** dunst runs this for each message; the fields are in its environment, apart from each other by a byte no text has. */
const TELL = `#!/bin/sh
draft="$(mktemp "$1/draft.XXXXXX")"
printf '%s\\0%s\\0%s\\0%s' "$DUNST_APP_NAME" "$DUNST_SUMMARY" "$DUNST_BODY" "$DUNST_URGENCY" > "$draft"
mv "$draft" "$1/shown.$DUNST_ID"
`;

function readShown(folder: string): readonly ShownMessage[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('shown.'))
    .sort((a, b) => Number(a.slice(6)) - Number(b.slice(6)))
    .map((name) => {
      const [appName = '', title = '', body = '', urgency = ''] = readFileSync(
        join(folder, name),
        'utf8',
      ).split('\0');
      return { appName, title, body, urgency };
    });
}

/** The pixels of a display's memory, without the header, which names the display: `XWDFile.h` of xorgproto. */
function readPixels(file: string): Buffer {
  const memory = readFileSync(file);
  const height = memory.readUInt32BE(20);
  const bytesPerLine = memory.readUInt32BE(48);
  return memory.subarray(memory.length - height * bytesPerLine);
}

const SERVER_DEADLINE_MS = 15_000;

/** Waits until somebody on the bus shows messages. */
async function waitForServer(env: Readonly<Record<string, string>>): Promise<void> {
  const bus = 'org.freedesktop.DBus';
  const args = ['--session', '--print-reply', `--dest=${bus}`, '/', `${bus}.NameHasOwner`];
  for (let waitedMs = 0; waitedMs < SERVER_DEADLINE_MS; waitedMs += 100) {
    const { stdout } = spawnSync('dbus-send', [...args, 'string:org.freedesktop.Notifications'], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    if (stdout.includes('true')) return;
    await setTimeout(100);
  }
  throw new Error('dunst did not come up on the bus');
}

/** An X11 display of its own, known by `name` (`:7`). */
export interface Display {
  readonly name: string;
  readonly stop: () => Promise<void>;
}

export async function startDisplay(args: readonly string[] = []): Promise<Display> {
  // Without -noreset the server begins anew, and drops who comes then, whenever its last client leaves.
  const given = ['-displayfd', '1', '-nolisten', 'tcp', '-noreset', ...args];
  const { child, line } = await startUntilLine('Xvfb', given, process.env);
  return { name: `:${line}`, stop: () => stopChild(child) };
}

/** Starts a bus, and with `withServer` dunst on it in a display of its own. Everything ends with `stop`. */
export async function startDesktopSession({
  withServer,
  markup = 'full',
}: {
  readonly withServer: boolean;
  /** Whether the server takes bodies for markup. */
  readonly markup?: 'full' | 'no';
}): Promise<DesktopSession> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-session-'));
  const children: ChildProcess[] = [];
  const displays: Display[] = [];
  const bus = await startUntilLine(
    'dbus-daemon',
    ['--session', '--nofork', '--print-address=1'],
    process.env,
  );
  children.push(bus.child);
  let env: Record<string, string> = { DBUS_SESSION_BUS_ADDRESS: bus.line, XDG_RUNTIME_DIR: folder };
  const told = join(folder, 'told');
  mkdirSync(told);

  if (withServer) {
    const display = await startDisplay(['-fbdir', folder]);
    displays.push(display);
    env = { ...env, DISPLAY: display.name };
    const script = join(folder, 'tell.sh');
    // dunst passes its own arguments to the script, so the folder is written into a second one.
    writeFileSync(join(folder, 'write.sh'), TELL);
    writeFileSync(script, `#!/bin/sh\nexec /bin/sh '${join(folder, 'write.sh')}' '${told}'\n`);
    chmodSync(script, 0o755);
    const config = join(folder, 'dunstrc');
    writeFileSync(config, `[global]\nmarkup = ${markup}\n[all]\nsummary = *\nscript = ${script}\n`);
    const server = spawn('dunst', ['-conf', config], {
      env: { ...process.env, ...env, HOME: folder },
      stdio: 'ignore',
    });
    children.push(server);
    await waitForServer(env);
  }

  return {
    env,
    shown: () => readShown(told),
    picture: () => readPixels(join(folder, 'Xvfb_screen0')),
    stop: async () => {
      for (const child of children.toReversed()) await stopChild(child);
      for (const display of displays) await display.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
