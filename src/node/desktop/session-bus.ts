import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** One method call on the session's D-Bus; every argument is a string. */
export interface BusCall {
  readonly service: string;
  readonly object: string;
  readonly interface: string;
  readonly method: string;
  readonly args: readonly string[];
}

/**
 * What came of a call: its answer as the program printed it, `absent` where nobody on the bus has that name, or `silent` where
 * there is no bus to ask, no program to ask it with, or no answer.
 */
export type BusAnswer =
  | { readonly kind: 'answered'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'silent'; readonly why: string };

type Env = Readonly<Record<string, string | undefined>>;

const REPLY_MS = 2_000;
const PROCESS_MS = 5_000;

/**
 * The command-line clients of D-Bus, most exact first: systemd's, the reference implementation's, GLib's. One of them is on every
 * desktop that has a bus. A client library would be a dependency in every package for two questions asked once.
 */
const CLIENTS: readonly { readonly program: string; readonly toArgs: (call: BusCall) => string[] }[] = [
  {
    program: 'busctl',
    toArgs: ({ service, object, interface: face, method, args }) => [
      '--user',
      `--timeout=${REPLY_MS / 1_000}`,
      'call',
      service,
      object,
      face,
      method,
      ...(args.length === 0 ? [] : ['s'.repeat(args.length), ...args]),
    ],
  },
  {
    program: 'dbus-send',
    toArgs: ({ service, object, interface: face, method, args }) => [
      '--session',
      '--print-reply',
      `--reply-timeout=${REPLY_MS}`,
      `--dest=${service}`,
      object,
      `${face}.${method}`,
      ...args.map((arg) => `string:${arg}`),
    ],
  },
  {
    program: 'gdbus',
    toArgs: ({ service, object, interface: face, method, args }) => [
      'call',
      '--session',
      `--timeout=${REPLY_MS / 1_000}`,
      `--dest=${service}`,
      `--object-path=${object}`,
      `--method=${face}.${method}`,
      ...args,
    ],
  },
];

const ABSENT = /ServiceUnknown|NameHasNoOwner|not provided by any \.service|does not have an owner/;

/** Whether a session bus is named. Without one the clients would start a bus of their own, which nobody else is on. */
function hasBus(env: Env): boolean {
  return Boolean(env.DBUS_SESSION_BUS_ADDRESS) || existsSync(join(env.XDG_RUNTIME_DIR || '/nowhere', 'bus'));
}

type Run = BusAnswer | { readonly kind: 'no_program' };

function run(program: string, args: readonly string[], env: Env): Promise<Run> {
  return new Promise((resolve) => {
    // Their messages are translated; the names in them are not, but for safety's sake.
    const options = { timeout: PROCESS_MS, env: { ...env, LC_ALL: 'C' } };
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error === null) resolve({ kind: 'answered', text: stdout });
      else if (error.code === 'ENOENT') resolve({ kind: 'no_program' });
      else if (ABSENT.test(stderr)) resolve({ kind: 'absent' });
      else resolve({ kind: 'silent', why: `${program}: ${stderr.trim() || error.message}`.slice(0, 300) });
    });
  });
}

/** Calls a method on the session bus through the first client that is installed. Never rejects. */
export async function callSessionBus(call: BusCall, env: Env): Promise<BusAnswer> {
  if (!hasBus(env)) return { kind: 'silent', why: 'no session bus' };
  for (const { program, toArgs } of CLIENTS) {
    const answer = await run(program, toArgs(call), env);
    if (answer.kind !== 'no_program') return answer;
  }
  return { kind: 'silent', why: 'no D-Bus client' };
}
