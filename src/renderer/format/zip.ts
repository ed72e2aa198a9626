/** A file on its way into an archive: written piece by piece, compressed as it comes. */
export interface ZipEntry {
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** An archive made in memory, of which only compressed bytes are kept. */
export interface Zip {
  /** Begins a file; the one before must be closed. */
  readonly add: (name: string) => ZipEntry;
  readonly finish: () => Blob;
}

interface Stored {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const ENCODER = new TextEncoder();
/** Deflate, names in UTF-8, version 2.0: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4 */
const VERSION = 20;
const UTF_8 = 0x800;
const DEFLATE = 8;

/** The table of the CRC-32 of ISO 3309, which archives are checked by. */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest >>> 0;
});

function crcOf(bytes: Uint8Array, before: number): number {
  let crc = before ^ -1;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

/** Date and time as MS-DOS wrote them, in UTC: two seconds are the finest it knows. */
function toDosTime(at: number): readonly [time: number, date: number] {
  const when = new Date(at);
  return [
    (when.getUTCHours() << 11) | (when.getUTCMinutes() << 5) | (when.getUTCSeconds() >> 1),
    ((when.getUTCFullYear() - 1980) << 9) | ((when.getUTCMonth() + 1) << 5) | when.getUTCDate(),
  ];
}

/** Fields of so many bytes, the lowest byte first. */
function toBytes(fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

/** Begins an archive of files that all bear the time `at`. Each must stay below 4 GB, which a memory full of text never reaches. */
export function createZip(at: number): Zip {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const stored: Stored[] = [];
  let offset = 0;
  const [time, date] = toDosTime(at);
  const put = (bytes: Uint8Array<ArrayBuffer>): void => {
    parts.push(bytes);
    offset += bytes.length;
  };
  const facts = ({ crc, packed, size, name }: Stored) =>
    [
      [VERSION, 2],
      [UTF_8, 2],
      [DEFLATE, 2],
      [time, 2],
      [date, 2],
      [crc, 4],
      [packed, 4],
      [size, 4],
      [name.length, 2],
      [0, 2],
    ] as const;

  const add = (name: string): ZipEntry => {
    const deflate = new CompressionStream('deflate-raw');
    const writer = deflate.writable.getWriter();
    const packed: Uint8Array<ArrayBuffer>[] = [];
    const reading = (async (): Promise<void> => {
      for await (const bytes of readAll(deflate.readable)) packed.push(bytes);
    })();
    let crc = 0;
    let size = 0;
    return {
      write: async (text) => {
        const bytes = ENCODER.encode(text);
        crc = crcOf(bytes, crc);
        size += bytes.length;
        await writer.write(bytes);
      },
      close: async () => {
        await writer.close();
        await reading;
        const entry: Stored = {
          name: ENCODER.encode(name),
          crc,
          packed: packed.reduce((sum, bytes) => sum + bytes.length, 0),
          size,
          offset,
        };
        stored.push(entry);
        put(toBytes([[0x04034b50, 4], ...facts(entry)]));
        put(entry.name);
        for (const bytes of packed) put(bytes);
      },
    };
  };

  const finish = (): Blob => {
    const begin = offset;
    for (const entry of stored) {
      // Comment, disk, attributes within and without: none.
      const rest = [
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [entry.offset, 4],
      ] as const;
      put(toBytes([[0x02014b50, 4], [VERSION, 2], ...facts(entry), ...rest]));
      put(entry.name);
    }
    const count = [stored.length, 2] as const;
    const end = [
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      count,
      count,
      [offset - begin, 4],
      [begin, 4],
      [0, 2],
    ] as const;
    put(toBytes(end));
    return new Blob(parts, { type: 'application/zip' });
  };

  return { add, finish };
}

async function* readAll(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}
