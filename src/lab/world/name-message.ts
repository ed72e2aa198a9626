/** Record types: https://www.iana.org/assignments/dns-parameters */
const TYPE_A = 1;
const TYPE_AAAA = 28;
const CLASS_INTERNET = 1;
const HEADER_BYTES = 12;
/** The answer speaks of the name in the question, which follows the header: https://www.rfc-editor.org/rfc/rfc1035#section-4.1.4 */
const SAME_NAME = 0xc000 | HEADER_BYTES;
const SHORT_TTL_SECONDS = 1;

/** What a name server says of a name. `silence` is no answer at all. */
export type NameReply =
  | { readonly kind: 'known'; readonly addresses: readonly string[] }
  | { readonly kind: 'no_such_name' }
  | { readonly kind: 'failing' }
  | { readonly kind: 'silence' };

/** The one question of a DNS request; `bytes` are the question as it came, to be sent back with the answer. */
export interface NameQuestion {
  readonly id: number;
  readonly name: string;
  readonly type: number;
  readonly bytes: Buffer;
}

/** Reads a request of one question: https://www.rfc-editor.org/rfc/rfc1035#section-4.1. Null where it is none. */
export function parseQuestion(message: Buffer): NameQuestion | null {
  if (message.length < HEADER_BYTES || message.readUInt16BE(4) !== 1) return null;
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (;;) {
    const length = message[at];
    if (length === undefined || length > 63) return null;
    at += 1;
    if (length === 0) break;
    labels.push(message.toString('latin1', at, at + length));
    at += length;
  }
  if (message.length < at + 4) return null;
  return {
    id: message.readUInt16BE(0),
    name: labels.join('.').toLowerCase(),
    type: message.readUInt16BE(at),
    bytes: message.subarray(HEADER_BYTES, at + 4),
  };
}

const RCODES = { known: 0, failing: 2, no_such_name: 3 } as const;
/** An answer, by a server that looks names up for its callers. */
const FLAGS = 0x8180;

/** The message that gives `reply` to `question`; null for silence. A name without an address of the type asked for has none. */
export function toNameMessage(question: NameQuestion, reply: NameReply): Buffer | null {
  if (reply.kind === 'silence') return null;
  const addresses = reply.kind === 'known' ? reply.addresses : [];
  const records = addresses
    .filter((address) => question.type === (address.includes(':') ? TYPE_AAAA : TYPE_A))
    .map((address) => toRecord(question.type, toAddressBytes(address)));
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16BE(question.id, 0);
  header.writeUInt16BE(FLAGS | RCODES[reply.kind], 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, question.bytes, ...records]);
}

function toRecord(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(HEADER_BYTES);
  head.writeUInt16BE(SAME_NAME, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(CLASS_INTERNET, 4);
  head.writeUInt32BE(SHORT_TTL_SECONDS, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

/** The bytes of an address: four of IPv4, sixteen of IPv6 with at most one `::`. */
function toAddressBytes(address: string): Buffer {
  if (!address.includes(':')) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail = ''] = address.split('::');
  const groups = (part: string) => part.split(':').filter((group) => group !== '');
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail)];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
