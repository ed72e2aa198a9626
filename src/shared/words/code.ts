import { BEYOND_READ, type OutcomeClass, type PageFailure } from '../observation.ts';
import { plainLine } from '../plain.ts';
import { ENGLISH_HERE, type Speech } from './speech.ts';

const MAX_CODE_CHARS = 60;

/** Where the class tells more than the code: a live 401 is an answer, a 403 by a bot check no fault of the service. */
const CLASS_SPEAKS: ReadonlySet<OutcomeClass> = new Set(['ok', 'limited', 'walled']);

/**
 * A probe's code in plain words, with the code itself in brackets: "overloaded (529)", "no such name (ENOTFOUND)". A code
 * nobody has put into words is told by its class.
 */
export function codeWords(code: string, outcome: OutcomeClass, speech: Speech = ENGLISH_HERE): string {
  const words = speech.words.code;
  const exact = plainLine(code, MAX_CODE_CHARS);
  const doesClassSpeak = CLASS_SPEAKS.has(outcome) && code !== BEYOND_READ;
  const plain = doesClassSpeak ? words.outcome[outcome] : phraseOf(exact, outcome, speech);
  return exact === '' ? plain : words.withCode(plain, exact);
}

function phraseOf(code: string, outcome: OutcomeClass, speech: Speech): string {
  const { phrase, outcome: outcomes, redirected } = speech.words.code;
  const known = Object.hasOwn(phrase, code) ? phrase[code] : undefined;
  const status = /^[1-5]\d\d$/.test(code) ? Number(code) : null;
  if (outcome === 'intercepted' && status !== null && status !== 407 && status !== 511) {
    return status >= 300 && status < 400 ? redirected : outcomes.intercepted;
  }
  return known ?? (status !== null && status >= 500 ? outcomes.provider_failure : outcomes[outcome]);
}

/** Why a page could not be read, to stand in brackets: "HTTP 503", "no such name, ENOTFOUND", "answer is not JSON, text/html". */
export function pageFailureWords(failure: PageFailure, speech: Speech = ENGLISH_HERE): string {
  const { phrase, pageFailure, httpStatus, withDetail } = speech.words.code;
  const detail = exactDetail(plainLine(failure.detail, MAX_CODE_CHARS));
  const status = /^(?:HTTP )?([1-5]\d\d)$/.exec(detail)?.[1];
  if (status !== undefined && failure.kind === 'status') return httpStatus(status);
  const known = Object.hasOwn(phrase, detail) && status === undefined ? phrase[detail] : undefined;
  const plain = known ?? pageFailure[failure.kind];
  if (detail === '') return plain;
  return withDetail(plain, status === undefined ? detail : httpStatus(status));
}

/** A status, a code or a place in a document, which every language writes alike; words such as "ends after 3 bytes" are for the log. */
function exactDetail(detail: string): string {
  return /^(?:HTTP )?[\w./-]*(?:[A-Z0-9]|[./])[\w./-]*$/.test(detail) ? detail : '';
}
