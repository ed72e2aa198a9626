import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * A tray of the older kind as far as its owner goes: it makes a window on an X11 display without a key and takes the selection
 * `_NET_SYSTEM_TRAY_S0`. https://www.x.org/releases/current/doc/xproto/x11protocol.html
 */

const OPCODE = { createWindow: 1, internAtom: 16, setSelectionOwner: 22, getInputFocus: 43 } as const;
const NAME = '_NET_SYSTEM_TRAY_S0';

/** Whole requests are multiples of four bytes; their length in such units is the second half of the first four. */
function toRequest(opcode: number, detail: number, fields: readonly number[], text = ''): Buffer {
  const bytes = Buffer.alloc(4 + 4 * fields.length + Math.ceil(text.length / 4) * 4);
  bytes.writeUInt8(opcode, 0);
  bytes.writeUInt8(detail, 1);
  bytes.writeUInt16LE(bytes.length / 4, 2);
  for (const [index, field] of fields.entries()) bytes.writeUInt32LE(field >>> 0, 4 + 4 * index);
  bytes.write(text, 4 + 4 * fields.length);
  return bytes;
}

/** Owns the tray's selection on `display` (`:7`) until the answer is called. */
export async function startXembedTray(display: string): Promise<() => void> {
  const socket = connect(`/tmp/.X11-unix/X${display.slice(1)}`);
  await once(socket, 'connect');
  let bytes: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
  });
  const take = async (length: () => number | null): Promise<Buffer> => {
    for (;;) {
      const wanted = length();
      if (wanted !== null && bytes.length >= wanted) {
        const message = bytes.subarray(0, wanted);
        bytes = bytes.subarray(wanted);
        return message;
      }
      await once(socket, 'data');
    }
  };
  const reply = (): Promise<Buffer> => take(() => 32);

  const hello = Buffer.alloc(12);
  hello.write('l');
  hello.writeUInt16LE(11, 2);
  socket.write(hello);
  const setup = await take(() => (bytes.length < 8 ? null : 8 + 4 * bytes.readUInt16LE(6)));
  const vendorLength = Math.ceil(setup.readUInt16LE(24) / 4) * 4;
  const root = setup.readUInt32LE(40 + vendorLength + 8 * setup.readUInt8(29));
  const window = setup.readUInt32LE(12);

  socket.write(toRequest(OPCODE.internAtom, 0, [NAME.length], NAME));
  const atom = (await reply()).readUInt32LE(8);
  // A window of one pixel (width and height share a field), copying depth, class and visual of its parent.
  socket.write(toRequest(OPCODE.createWindow, 0, [window, root, 0, 0x1_00_01, 0, 0, 0]));
  socket.write(toRequest(OPCODE.setSelectionOwner, 0, [window, atom, 0]));
  // Answers come in order: this one says that the others are done.
  socket.write(toRequest(OPCODE.getInputFocus, 0, []));
  const done = await reply();
  if (done[0] !== 1) throw new Error(`the display refused request ${done[10]} with error ${done[1]}`);
  return () => socket.destroy();
}
