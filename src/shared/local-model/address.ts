/** Where a model server listens on this computer. Nothing else can be written in this form. */
export interface LoopbackAddress {
  /** `localhost`, a literal of 127.0.0.0/8, or `::1` without brackets. */
  readonly host: string;
  readonly port: number;
  /** As it is shown and compared: `http://host:port`. */
  readonly origin: string;
}

/** The longest address that is read; the longest that can be meant has about 40 characters. */
export const MAX_ADDRESS_CHARS = 100;

const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';

/**
 * Only what cannot be misread as another place: no user before the host, no shortened or octal numbers, no other names (not
 * even those below `.localhost`), no path but the `/v1` that such servers name as their base.
 */
const ADDRESS = new RegExp(
  `^(?:http://)?(localhost|127(?:\\.${BYTE}){3}|\\[::1\\])(?::(\\d{1,5}))?(?:/v1)?/?$`,
  'i',
);

/** Reads an address a user named; null unless it can only mean this computer. Without a port it is that of plain HTTP. */
export function parseLoopbackAddress(raw: string): LoopbackAddress | null {
  if (raw.length > MAX_ADDRESS_CHARS) return null;
  const match = ADDRESS.exec(raw.trim());
  if (match === null) return null;
  const [, named = '', digits = '80'] = match;
  const port = Number(digits);
  if (port < 1 || port > 65_535) return null;
  const shown = named.toLowerCase();
  const host = shown === '[::1]' ? '::1' : shown;
  return { host, port, origin: `http://${shown}:${port}` };
}
