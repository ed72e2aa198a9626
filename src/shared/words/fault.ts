import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** A kind of value in plain words, by zod's name of it. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of named values',
  record: 'a group of named values',
};

/** What is wrong with `root` by the first issue a schema found in it, in one line of plain words with a full stop: the place, the fault, and how many there are. */
export function schemaFault(
  { issues }: z.ZodError,
  root: unknown,
  nameAt?: (path: Issue['path']) => string,
): string {
  const [first] = issues;
  if (first === undefined) return 'it is not as it has to be.';
  const place = first.path.map(String).join('.');
  const name = nameAt?.(first.path) ?? '';
  const where = `${place}${name === '' ? '' : ` (“${name}”)`}`;
  const more = issues.length === 1 ? '' : ` This is the first of ${issues.length} faults.`;
  return `${where === '' ? '' : `${where}: `}${issueWords(first, root)}.${more}`;
}

function issueWords(issue: Issue, root: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue.path, root)
        ? 'it is missing'
        : `it has to be ${KINDS[issue.expected] ?? 'something else'}`;
    case 'invalid_value':
      return isMissing(issue.path, root)
        ? 'it is missing'
        : `it has to be one of: ${issue.values.map(String).join(', ')}`;
    case 'too_small':
    case 'too_big':
      return sizeWords(issue);
    case 'invalid_format':
      return formatWords(issue);
    case 'unrecognized_keys':
      return `nothing is known here by the name “${issue.keys[0] ?? ''}”`;
    case 'custom':
      // What a schema of ours checks itself it says itself.
      return issue.message;
    default:
      return 'it is not as it has to be';
  }
}

function sizeWords(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const isList = issue.origin === 'array';
  const isText = issue.origin === 'string';
  if (issue.code === 'too_small') {
    if (!isList && !isText) return `it has to be at least ${issue.minimum}`;
    if (issue.minimum === 1) return 'it may not be empty';
    return `it has to have at least ${issue.minimum} ${isList ? 'entries' : 'characters'}`;
  }
  if (!isList && !isText) return `it has to be at most ${issue.maximum}`;
  return `it may have at most ${issue.maximum} ${isList ? 'entries' : 'characters'}`;
}

function formatWords(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'url') {
    const isElsewhere = 'note' in issue && issue.note === 'Invalid hostname';
    return isElsewhere ? 'it has to be an address of this machine' : 'it has to be a web address';
  }
  // Zod's own message quotes the pattern; one of ours says what it means.
  return issue.message.startsWith('Invalid') ? 'it is not written as it has to be' : issue.message;
}

/** Whether the place itself is not there, which zod tells only in its message. */
function isMissing(path: Issue['path'], root: unknown): boolean {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return true;
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  return value === undefined;
}

/** Why a text that `JSON.parse` refused is no JSON, in one line with a full stop: the place where it ends to be. */
export function jsonFault(text: string): string {
  const written = text.trimEnd();
  if (written === '') return 'not JSON (it is empty).';
  const at = placeOfFault(written);
  if (at >= written.length) return 'not JSON (it ends too early).';
  const before = written.slice(0, at).split('\n');
  return `not JSON (line ${before.length}, column ${(before.at(-1) ?? '').length + 1}).`;
}

const UNEXPECTED = /^Unexpected token/;

/**
 * V8 names the place of a fault but for an unexpected token: that is where the shortest beginning ends that is refused for one. The
 * length of the text where it lacks its end.
 */
function placeOfFault(text: string): number {
  const message = refusalOf(text);
  const told = / at position (\d+)/.exec(message)?.[1];
  if (told !== undefined) return Number(told);
  if (!UNEXPECTED.test(message)) return text.length;
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (UNEXPECTED.test(refusalOf(text.slice(0, middle)))) bad = middle;
    else good = middle;
  }
  return good;
}

function refusalOf(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
