import { code as english } from '../english/code.ts';
import { code } from './code.ts';

/** What a reason is called here, by what it is called in English. */
const REASONS = new Map([
  ...pairs(english.phrase, code.phrase),
  ...pairs(english.outcome, code.outcome),
  ...pairs(english.pageFailure, code.pageFailure),
]);

function pairs(
  from: Readonly<Record<string, string>>,
  to: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  return Object.entries(from).map(([key, words]) => [words, to[key] ?? words] as const);
}

/**
 * In German a reason that a sentence of the host's quotes, as `codeWords` and `pageFailureWords` put it: "no such name (ENOTFOUND)",
 * "answer cut short, EARLY_CLOSE". Anything else as it came.
 */
export function sayReason(text: string): string {
  const [, words = '', exact = ''] = /^(.+?)((?:, | \()[^,()]+\)?)?$/.exec(text) ?? [];
  const german = REASONS.get(words);
  return german === undefined ? text : `${german}${exact}`;
}
