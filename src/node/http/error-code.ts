/** Routes that do not exist from here. They tell nothing as long as another address says more. */
const NO_ROUTE = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/** What undici calls a connection that ended before the answer did. */
const CUT_SHORT = new Set(['UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH']);

/** Somebody hung up before the answer was complete, without an error of its own. */
export const EARLY_CLOSE = 'EARLY_CLOSE';

/** What came back is no HTTP. */
export const MALFORMED = 'HPE_INVALID';

/** An error whose whole message is its code. */
export class CodedError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = 'CodedError';
    this.code = code;
  }
}

/**
 * The code that tells most about why a connection failed: Node's or OpenSSL's own, `EARLY_CLOSE` for what undici words in
 * several ways, the name of an error that has none. Of several addresses tried, one that was reachable speaks first.
 */
export function toErrorCode(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    const codes = error.errors.map(toErrorCode);
    return codes.find((code) => !NO_ROUTE.has(code)) ?? codes[0] ?? 'UNKNOWN';
  }
  if (!(error instanceof Error)) return 'UNKNOWN';
  if (error.name === 'HTTPParserError') return toParserCode(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return CUT_SHORT.has(code) ? EARLY_CLOSE : code;
}

/** undici 8 loses the parser's code on the way, so its reason is read from the message. */
function toParserCode(error: Error): string {
  return /invalid eof state/i.test(error.message) ? EARLY_CLOSE : MALFORMED;
}

/** Whether there was no way to the address at all, as on a machine without IPv6. */
export function isNoRoute(error: Error): boolean {
  return NO_ROUTE.has(toErrorCode(error));
}
