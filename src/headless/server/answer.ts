import type { ServerResponse } from 'node:http';
import { CONTENT_POLICY } from '../../node/renderer-files.ts';
import type { Failure } from '../../shared/result.ts';
import { toPlainPage } from './plain-page.ts';

/** On every answer: what a browser must not do with it. Nothing here is for other sites, so there is no CORS header. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Answers with JSON that no cache keeps. */
export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response
    .writeHead(status, {
      ...COMMON_HEADERS,
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
    })
    .end(body);
}

/** Answers a call that never reached the contract, in the contract's own form. */
export function answerFailure(response: ServerResponse, status: number, error: Failure): void {
  answerJson(response, status, { ok: false, error });
}

/** Answers with a page of plain sentences. */
export function answerPage(
  response: ServerResponse,
  status: number,
  page: { readonly title: string; readonly lines: readonly string[]; readonly link?: string },
): void {
  const body = toPlainPage(page.title, page.lines, page.link ?? null);
  response
    .writeHead(status, {
      ...COMMON_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
    })
    .end(response.req.method === 'HEAD' ? undefined : body);
}
