import { createHash } from 'node:crypto';
import { toIncidentioDocument } from './incidentio.ts';
import { type PageState, pageStateAfter, toPageSteps } from './page-state.ts';
import { type Answer, type LabRequest, toApiError, toHtmlAnswer, toJsonAnswer } from './reply.ts';
import type { Scenario, ScenarioService, ScenarioTarget } from './scenario.ts';
import { type PageContext, toStatuspageDocument } from './statuspage.ts';

/** Answers one request of a healthy host. */
export type AnswerRequest = (request: LabRequest) => Answer;

function toDocumentAnswer(context: PageContext, state: PageState, path: string): Answer {
  const isIncidentio = context.page.variant === 'incidentio';
  const document = (isIncidentio ? toIncidentioDocument : toStatuspageDocument)(context, state, path);
  if (document === null) {
    return path === '/' || path.startsWith('/incidents/')
      ? toHtmlAnswer(200, context.page.name, 'The outage lab plays this page.')
      : toHtmlAnswer(404, 'Not found', 'The outage lab has no such page.');
  }
  const answer = toJsonAnswer(200, document);
  if (isIncidentio) {
    return {
      ...answer,
      headers: { ...answer.headers, 'cache-control': 'public, max-age=0, must-revalidate' },
    };
  }
  const changedAtMs = context.startedAtMs + (state.updatedAt ?? 0);
  return {
    ...answer,
    headers: {
      ...answer.headers,
      'cache-control': 'public, max-age=10, stale-while-revalidate=60, stale-if-error=300',
      'access-control-allow-origin': '*',
      'last-modified': new Date(changedAtMs).toUTCString(),
      etag: `W/"${createHash('sha256').update(answer.body).digest('hex').slice(0, 32)}"`,
    },
  };
}

/**
 * Answers for a status page at the story's present moment. A page changes only at its steps, so each document is made once between two of them.
 */
export function createPageAnswers(
  scenario: Scenario,
  service: ScenarioService,
  context: PageContext,
  scenarioTime: () => number,
): AnswerRequest {
  const steps = toPageSteps(scenario, service);
  let madeAfter = -1;
  let state = pageStateAfter([]);
  const made = new Map<string, Answer>();
  return (request) => {
    const nowMs = scenarioTime();
    const passed = steps.filter((step) => step.at <= nowMs);
    if (passed.length !== madeAfter) {
      madeAfter = passed.length;
      state = pageStateAfter(passed);
      made.clear();
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return toHtmlAnswer(405, 'Not allowed', 'Status pages are read, not written.');
    }
    const answer = made.get(request.path) ?? toDocumentAnswer(context, state, request.path);
    if (answer.status === 200) {
      made.set(request.path, answer);
    }
    const { etag } = answer.headers;
    const isKnown = etag !== undefined && request.ifNoneMatch?.split(/\s*,\s*/).includes(etag);
    return isKnown ? { ...answer, status: 304, body: '' } : answer;
  };
}

/** Answers for a target that is alive: an API that asks for a key, or a web page. */
export function createTargetAnswers(target: ScenarioTarget): AnswerRequest {
  return (request) =>
    target.style === 'api'
      ? toApiError(401, 'authentication_error', 'x-api-key header is required', request.index)
      : toHtmlAnswer(200, target.name, 'The outage lab plays this site.');
}

/** The bare 204 of a control host or captive-portal check. */
export function answerNoContent(): Answer {
  return { status: 204, headers: {}, body: '' };
}
