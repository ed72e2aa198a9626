import { BEYOND_READ } from '../../shared/observation.ts';
import type { Conditions, Target } from '../../shared/service.ts';
import type { ProbeEnd, ProbeResult } from '../ports.ts';
import { findInBeginning, findInWhole } from './json-value.ts';

/** Told in place of an HTTP status where an answer is not what its target must be; words for them are in `shared/words`. */
export const UNMET = { text: 'TEXT_MISSING', json: 'JSON_DIFFERS', certificate: 'CERT_ENDS_SOON' } as const;

type Answer = Extract<ProbeEnd, { kind: 'answered' }>;

const DAY_MS = 24 * 3_600_000;

/**
 * What of a target's own conditions an answer does not meet, as a code; null where it meets them all, or there are none. A condition
 * that is not met beats one that cannot be told, which is `BEYOND_READ`.
 */
export function unmetCondition({ must }: Target, { at, end, certificateEndsAt }: ProbeResult): string | null {
  if (must === undefined || end.kind !== 'answered') return null;
  if (must.status !== undefined && end.status !== must.status) return String(end.status);
  const text = must.text === undefined || end.bodyStart.includes(must.text) ? 'met' : judgeMissing(end);
  if (text === 'unmet') return UNMET.text;
  const json = must.json === undefined ? 'met' : judgeJson(end, must.json);
  if (json === 'unmet') return UNMET.json;
  const endsAt = certificateEndsAt ?? null;
  const isShort =
    must.certificateDays !== undefined && endsAt !== null && endsAt - at < must.certificateDays * DAY_MS;
  if (isShort) return UNMET.certificate;
  return text === 'untold' || json === 'untold' ? BEYOND_READ : null;
}

const judgeMissing = ({ isCut = false }: Answer): 'unmet' | 'untold' => (isCut ? 'untold' : 'unmet');

/** How the value at a path such as `checks[0].status` stands to the one wanted, compared as text; any will do where none is named. */
function judgeJson(
  { bodyStart, isCut = false }: Answer,
  { path, equals }: NonNullable<Conditions['json']>,
): 'met' | 'unmet' | 'untold' {
  const steps = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean);
  const text = bodyStart.replace(/^\uFEFF/, '');
  const held = isCut ? findInBeginning(text, steps) : findInWhole(text, steps);
  if (held.kind === 'beyond') return held.isThere && equals === undefined ? 'met' : 'untold';
  if (held.kind === 'nothing') return 'unmet';
  return equals === undefined || toText(held.value) === equals ? 'met' : 'unmet';
}

const toText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
