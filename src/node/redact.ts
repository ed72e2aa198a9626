/** Words that name what no log may hold: secrets, and text that people or providers wrote. */
const PRIVATE_WORDS: ReadonlySet<string> = new Set([
  'key',
  'keys',
  'token',
  'tokens',
  'authorization',
  'cookie',
  'cookies',
  'secret',
  'secrets',
  'password',
  'body',
  'text',
]);

/** Deep enough for anything logged on purpose, and an end to values that hold themselves. */
const MOST_DEPTH = 6;

/**
 * Log fields without what must not be written down: fields named after a secret or a text are left out, at any depth, and
 * addresses lose user, password, query and fragment. `apiKey` and `body_start` are such names; `monkey` and `context` are not.
 */
export function redact(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return redactFields(fields, 0);
}

/** Text without the private parts of the http and https addresses in it. */
export function redactText(text: string): string {
  return text
    .replace(/\b(https?:\/\/)[^\s/?#@"']*@/gi, '$1')
    .replace(/\b(https?:\/\/[^\s?#"'<>]*)[?#][^\s"'<>]*/gi, '$1');
}

function redactFields(fields: object, depth: number): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !isPrivate(name))
      .map(([name, value]) => [name, redactValue(value, depth + 1)]),
  );
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MOST_DEPTH) return '…';
  if (value instanceof URL) return redactText(value.href);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return redactFields(value, depth);
}

function redactError(error: Error, depth: number): Readonly<Record<string, unknown>> {
  const { name, message, stack = '', cause } = error;
  return {
    ...redactFields(error, depth),
    name,
    message: redactText(message),
    stack: redactText(stack),
    ...(cause === undefined ? {} : { cause: redactValue(cause, depth + 1) }),
  };
}

function isPrivate(name: string): boolean {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return words.some((word) => PRIVATE_WORDS.has(word.toLowerCase()));
}
