import { createHash } from 'node:crypto';

function digest(...parts: readonly (string | number)[]): Buffer {
  return createHash('sha256').update(parts.join('\u0000')).digest();
}

/** A number in [0, 1) that depends on nothing but its arguments: the n-th draw of a named stream. */
export function seededFraction(seed: number, stream: string, n: number): number {
  return digest(seed, stream, n).readUInt32BE(0) / 2 ** 32;
}

/** A stable id of twelve letters and digits, as Statuspage gives its objects. */
export function toStatuspageId(...key: readonly (string | number)[]): string {
  return digest(...key)
    .readBigUInt64BE(0)
    .toString(36)
    .padStart(12, '0')
    .slice(-12);
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function toBase32(value: bigint, length: number): string {
  let rest = value;
  let text = '';
  for (let place = 0; place < length; place += 1) {
    text = CROCKFORD.charAt(Number(rest % 32n)) + text;
    rest /= 32n;
  }
  return text;
}

/** A stable ULID (10 characters of time in ms, 16 of chance), as incident.io gives its objects. */
export function toUlid(wallMs: number, ...key: readonly (string | number)[]): string {
  return toBase32(BigInt(wallMs), 10) + toBase32(BigInt(`0x${digest(...key).toString('hex', 0, 10)}`), 16);
}
