import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Whether an X11 display has a tray of the older kind (XEmbed): its owner holds the selection `_NET_SYSTEM_TRAY_Sn`. No program that
 * is installed everywhere can ask for that, and the two requests it takes are short.
 * https://specifications.freedesktop.org/systemtray-spec/latest/ , https://www.x.org/releases/current/doc/xproto/x11protocol.html
 */

type Env = Readonly<Record<string, string | undefined>>;

const REPLY_MS = 2_000;
const COOKIE = 'MIT-MAGIC-COOKIE-1';
const OPCODE = { internAtom: 16, getSelectionOwner: 23 } as const;
/** Replies and errors of the requests made here have this size. */
const REPLY_BYTES = 32;

/** A display on this machine, and which of its screens; null for one elsewhere, such as through ssh. */
function parseDisplay(display: string): { readonly display: string; readonly screen: string } | null {
  const match = /^(?:unix)?:(\d+)(?:\.(\d+))?$/.exec(display);
  return match === null ? null : { display: match[1] ?? '0', screen: match[2] ?? '0' };
}

/** The display's key out of an Xauthority file; empty where there is none. */
function findCookie(file: Buffer, display: string): Buffer {
  let at = 0;
  const field = (): Buffer => {
    const length = file.readUInt16BE(at);
    at += 2 + length;
    return file.subarray(at - length, at);
  };
  while (at + 2 <= file.length) {
    at += 2;
    field();
    const number = field().toString();
    const name = field().toString();
    const data = field();
    if (name === COOKIE && (number === display || number === '')) return data;
  }
  return Buffer.alloc(0);
}

function readCookie(env: Env, display: string): Buffer {
  try {
    return findCookie(readFileSync(env.XAUTHORITY || join(homedir(), '.Xauthority')), display);
  } catch {
    return Buffer.alloc(0);
  }
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}

function toSetup(cookie: Buffer): Buffer {
  const name = Buffer.from(cookie.length === 0 ? '' : COOKIE);
  const head = Buffer.alloc(12);
  head.write('l');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(cookie.length, 8);
  return Buffer.concat([head, padded(name), padded(cookie)]);
}

function toInternAtom(name: string): Buffer {
  const text = padded(Buffer.from(name));
  const head = Buffer.alloc(8);
  // Only if it exists: an atom nobody has made belongs to no selection.
  head.set([OPCODE.internAtom, 1]);
  head.writeUInt16LE(2 + text.length / 4, 2);
  head.writeUInt16LE(name.length, 4);
  return Buffer.concat([head, text]);
}

function toGetSelectionOwner(atom: number): Buffer {
  const request = Buffer.alloc(8);
  request.set([OPCODE.getSelectionOwner]);
  request.writeUInt16LE(2, 2);
  request.writeUInt32LE(atom, 4);
  return request;
}

/** `there` with an owner, `missing` without, `unknown` where the display cannot be asked. Never rejects. */
export function findX11Tray(env: Env): Promise<'there' | 'missing' | 'unknown'> {
  const place = parseDisplay(env.DISPLAY ?? '');
  if (place === null) return Promise.resolve('unknown');
  return new Promise((resolve) => {
    const socket = connect(`/tmp/.X11-unix/X${place.display}`);
    const end = (answer: 'there' | 'missing' | 'unknown'): void => {
      socket.destroy();
      resolve(answer);
    };
    let bytes: Buffer = Buffer.alloc(0);
    /** Takes the next message off what has come in; null until it is whole. */
    const take = (length: number): Buffer | null => {
      if (bytes.length < length) return null;
      const message = bytes.subarray(0, length);
      bytes = bytes.subarray(length);
      return message;
    };
    const readReply = (use: (value: number) => void): void => {
      const reply = take(REPLY_BYTES);
      if (reply === null) return;
      if (reply[0] === 1) use(reply.readUInt32LE(8));
      else end('unknown');
    };
    const onOwner = (): void => readReply((owner) => end(owner === 0 ? 'missing' : 'there'));
    const onAtom = (): void =>
      readReply((atom) => {
        if (atom === 0) {
          end('missing');
          return;
        }
        step = onOwner;
        socket.write(toGetSelectionOwner(atom));
      });
    const onSetup = (): void => {
      if (bytes.length < 8) return;
      if (bytes[0] !== 1) {
        end('unknown');
      } else if (take(8 + 4 * bytes.readUInt16LE(6)) !== null) {
        step = onAtom;
        socket.write(toInternAtom(`_NET_SYSTEM_TRAY_S${place.screen}`));
      }
    };
    let step = onSetup;

    socket.setTimeout(REPLY_MS, () => end('unknown'));
    socket.on('error', () => end('unknown'));
    socket.on('close', () => end('unknown'));
    socket.on('connect', () => socket.write(toSetup(readCookie(env, place.display))));
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      step();
    });
  });
}
