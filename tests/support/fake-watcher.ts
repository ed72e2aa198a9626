import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * A StatusNotifier watcher as far as one question goes: it takes the name on a real bus and answers whether a host draws icons.
 * Just enough of D-Bus for that, little-endian: https://dbus.freedesktop.org/doc/dbus-specification.html
 */

const METHOD_CALL = 1;
const METHOD_RETURN = 2;
const FIELD = { path: 1, interface: 2, member: 3, replySerial: 5, destination: 6, sender: 7, signature: 8 };

/** Bytes put together with D-Bus' alignment. */
class Writer {
  bytes: number[] = [];

  align(to: number): void {
    while (this.bytes.length % to !== 0) this.bytes.push(0);
  }

  u32(value: number): void {
    this.align(4);
    this.bytes.push(value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255);
  }

  string(text: string): void {
    const encoded = Buffer.from(text);
    this.u32(encoded.length);
    this.bytes.push(...encoded, 0);
  }

  signature(text: string): void {
    this.bytes.push(text.length, ...Buffer.from(text), 0);
  }
}

type Field = readonly [code: number, type: 's' | 'o' | 'g' | 'u', value: string | number];

function toMessage(type: number, serial: number, fields: readonly Field[], body: readonly number[]): Buffer {
  const inner = new Writer();
  // The array of fields begins 16 bytes into the message, which is on the boundary its structs need.
  for (const [code, kind, value] of fields) {
    inner.align(8);
    inner.bytes.push(code);
    inner.signature(kind);
    if (typeof value === 'number') inner.u32(value);
    else if (kind === 'g') inner.signature(value);
    else inner.string(value);
  }
  const head = new Writer();
  head.bytes.push('l'.charCodeAt(0), type, 0, 1);
  head.u32(body.length);
  head.u32(serial);
  head.u32(inner.bytes.length);
  head.bytes.push(...inner.bytes);
  head.align(8);
  return Buffer.from([...head.bytes, ...body]);
}

/** Serial, type, and who sent it, out of one whole message. */
function readHead(message: Buffer): {
  readonly type: number;
  readonly serial: number;
  readonly sender: string;
} {
  const end = 16 + message.readUInt32LE(12);
  let at = 16;
  let sender = '';
  while (at < end) {
    at = Math.ceil(at / 8) * 8;
    const code = message[at] ?? 0;
    const kind = String.fromCharCode(message[at + 2] ?? 0);
    at += 4;
    if (kind === 'g') at += (message[at] ?? 0) + 2;
    else if (kind === 'u') at += 4;
    else {
      const length = message.readUInt32LE(at);
      if (code === FIELD.sender) sender = message.toString('utf8', at + 4, at + 4 + length);
      at += 4 + length + 1;
    }
  }
  return { type: message[1] ?? 0, serial: message.readUInt32LE(8), sender };
}

function messageLength(bytes: Buffer): number | null {
  if (bytes.length < 16) return null;
  return Math.ceil((16 + bytes.readUInt32LE(12)) / 8) * 8 + bytes.readUInt32LE(4);
}

async function logIn(socket: Socket): Promise<void> {
  const id = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${id}\r\n`);
  await once(socket, 'data');
  socket.write('BEGIN\r\n');
}

function callBus(member: string, serial: number, signature: string, body: readonly number[]): Buffer {
  const bus = 'org.freedesktop.DBus';
  const fields: Field[] = [
    [FIELD.path, 'o', '/org/freedesktop/DBus'],
    [FIELD.interface, 's', bus],
    [FIELD.member, 's', member],
    [FIELD.destination, 's', bus],
  ];
  const all: Field[] = signature === '' ? fields : [...fields, [FIELD.signature, 'g', signature]];
  return toMessage(METHOD_CALL, serial, all, body);
}

/** Puts a watcher on the bus at `address` (a `unix:path=` one) that says whether a host is there; the answer takes it off again. */
export async function startFakeWatcher(address: string, hasHost: boolean): Promise<() => void> {
  const path = /unix:path=([^,]+)/.exec(address)?.[1];
  if (path === undefined) throw new Error(`no socket in ${address}`);
  const socket = connect(path);
  await once(socket, 'connect');
  await logIn(socket);

  const answer = new Writer();
  answer.signature('b');
  answer.u32(hasHost ? 1 : 0);
  let serial = 10;
  let bytes: Buffer = Buffer.alloc(0);
  const named = new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      for (let length = messageLength(bytes); length !== null && bytes.length >= length; ) {
        const head = readHead(bytes.subarray(0, length));
        bytes = bytes.subarray(length);
        length = messageLength(bytes);
        if (head.type === METHOD_RETURN) resolve();
        if (head.type !== METHOD_CALL) continue;
        const fields: Field[] = [
          [FIELD.replySerial, 'u', head.serial],
          [FIELD.destination, 's', head.sender],
          [FIELD.signature, 'g', 'v'],
        ];
        socket.write(toMessage(METHOD_RETURN, ++serial, fields, answer.bytes));
      }
    });
  });
  const wanted = new Writer();
  wanted.string('org.kde.StatusNotifierWatcher');
  wanted.u32(4);
  socket.write(callBus('Hello', 1, '', []));
  socket.write(callBus('RequestName', 2, 'su', wanted.bytes));
  await named;
  return () => socket.destroy();
}
