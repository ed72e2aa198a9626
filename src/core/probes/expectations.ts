import type { Target } from '../../shared/service.ts';
import type { ProbeResult } from '../ports.ts';

/** Told in place of an HTTP status where an answer is not what its target must be; words for them are in `shared/words`. */
export const UNMET = { text: 'TEXT_MISSING', json: 'JSON_DIFFERS', certificate: 'CERT_ENDS_SOON' } as const;

const DAY_MS = 24 * 3_600_000;

/** What of a target's own conditions an answer does not meet, as a code; null where it meets them all, or there are none. */
export function unmetCondition({ must }: Target, { at, end, certificateEndsAt }: ProbeResult): string | null {
  if (must === undefined || end.kind !== 'answered') return null;
  if (must.status !== undefined && end.status !== must.status) return String(end.status);
  if (must.text !== undefined && !end.bodyStart.includes(must.text)) return UNMET.text;
  if (must.json !== undefined && !holdsValue(end.bodyStart, must.json.path, must.json.equals))
    return UNMET.json;
  const endsAt = certificateEndsAt ?? null;
  const isShort =
    must.certificateDays !== undefined && endsAt !== null && endsAt - at < must.certificateDays * DAY_MS;
  return isShort ? UNMET.certificate : null;
}

/** Whether JSON has a value at a path such as `checks[0].status`, and the one wanted where one is: compared as text. */
function holdsValue(body: string, path: string, equals: string | undefined): boolean {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return false;
  }
  for (const step of path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = Object.entries(value).find(([key]) => key === step)?.[1];
  }
  return equals === undefined || (typeof value === 'string' ? value : JSON.stringify(value)) === equals;
}
