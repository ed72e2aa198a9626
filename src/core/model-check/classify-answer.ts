import { z } from 'zod';
import type { ModelOutcome } from '../../shared/model-check/model.ts';
import type { ControlReading } from '../../shared/observation.ts';
import { parseJson } from '../../shared/parse-json.ts';
import type { ProbeEnd, ProbeResult } from '../ports.ts';
import { classifyProbe } from '../probes/classify.ts';
import { controlsBearOut } from '../probes/gate.ts';

/** What an answer means, before it has a time and a model. */
export interface ClassifiedAnswer {
  readonly outcome: ModelOutcome;
  readonly code: string;
  readonly tookMs: number | null;
  readonly retryAfterMs: number | null;
}

type Answer = Extract<ProbeEnd, { kind: 'answered' }>;

/** What both formats write of an error: its type, and a text that is looked at for money alone and never kept. */
const ErrorSchema = z.object({
  error: z.object({
    type: z.string().nullish(),
    code: z.string().nullish(),
    message: z.string().nullish(),
  }),
});

const MOST_RETRY_MS = 86_400_000;

/**
 * Sorts one answer of a model. 2xx in JSON is life, 5xx and 529 are the service's failure; 429, 401, 402, 403 and 404 are about the
 * user's account and choice. `controls` are asked by the caller where nothing came back at all: silence after the request was sent
 * counts as a failure only if the controls bear the connection out. All else that went wrong on the way is for the probes.
 */
export function classifyAnswer(
  url: string,
  result: ProbeResult,
  controls: ControlReading | null,
): ClassifiedAnswer {
  const target = { id: 'model', name: 'model', url, aliveStatuses: [], expects: 'json' } as const;
  const { class: outcome, code } = classifyProbe(target, result);
  const plain = { code, tookMs: result.phases.ttfbMs, retryAfterMs: null };
  if (outcome === 'discarded' || outcome === 'intercepted') return { ...plain, outcome: 'uncounted' };
  if (result.end.kind !== 'answered') {
    const isSilence = isSilent(result.end) && controls !== null && controlsBearOut(controls);
    return { ...plain, tookMs: null, outcome: isSilence ? 'failed' : 'uncounted' };
  }
  const retryAfterMs = retryAfter(result.end.headers['retry-after']);
  const meaning = meaningOf(result.end, outcome);
  return { ...plain, outcome: meaning, retryAfterMs: meaning === 'limited' ? retryAfterMs : null };
}

/** The connection stood, the request went out, and nothing came back before the deadline. */
export function isSilent(end: ProbeEnd): boolean {
  return end.kind === 'failed' && end.stage === 'http' && end.code === 'ETIMEDOUT';
}

function meaningOf(answer: Answer, outcome: ReturnType<typeof classifyProbe>['class']): ModelOutcome {
  const { status, headers } = answer;
  // The edge's bot check, whatever status it gives itself.
  if (headers['cf-mitigated'] === 'challenge') return 'uncounted';
  if (outcome === 'provider_failure') return 'failed';
  if (status >= 500) return 'uncounted';
  if (status >= 200 && status < 300) return isJson(answer) ? 'answered' : 'uncounted';
  const error = parseError(answer.bodyStart);
  if (status === 402 || isAboutMoney(error)) return 'credit';
  if (status === 429) return 'limited';
  if (status === 401) return 'key';
  // Without the provider's own form of an error, a 403 is somebody's wall and not the key's.
  if (status === 403) return error === null ? 'uncounted' : 'key';
  if (status === 404) return error === null ? 'uncounted' : 'no_model';
  return 'refused';
}

/** The beginning of a long answer does not parse any more, and is JSON all the same. */
function isJson({ headers, bodyStart }: Answer): boolean {
  return (headers['content-type'] ?? '').includes('json') && bodyStart.trimStart().startsWith('{');
}

type ApiError = z.infer<typeof ErrorSchema>['error'];

function parseError(bodyStart: string): ApiError | null {
  return ErrorSchema.safeParse(parseJson(bodyStart)).data?.error ?? null;
}

/** https://docs.claude.com/en/api/errors, https://platform.openai.com/docs/guides/error-codes; an empty balance is a 400 with a text. */
function isAboutMoney(error: ApiError | null): boolean {
  if (error === null) return false;
  return (
    error.type === 'billing_error' ||
    error.type === 'insufficient_quota' ||
    error.code === 'insufficient_quota' ||
    /\bcredit balance\b|\bspend limit\b/i.test(error.message ?? '')
  );
}

/** Seconds, as both providers write them; at most a day. */
function retryAfter(header: string | undefined): number | null {
  const seconds = Number(header);
  return header === undefined || header.trim() === '' || !Number.isFinite(seconds) || seconds < 0
    ? null
    : Math.min(Math.round(seconds * 1_000), MOST_RETRY_MS);
}
