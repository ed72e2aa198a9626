import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dispatch } from '../../core/handlers.ts';
import { type RendererFiles, readRendererFile } from '../../node/renderer-files.ts';
import { maxRequestBytes } from '../../shared/contract.ts';
import { type Door, letIn } from './admission.ts';
import { answerFailure, answerJson, answerPage, COMMON_HEADERS } from './answer.ts';
import type { EventStreams } from './event-streams.ts';
import { readJsonBody } from './json-body.ts';

export interface RouteOptions {
  readonly house: Door;
  readonly dispatch: Dispatch;
  readonly streams: EventStreams;
  readonly files: RendererFiles;
}

const API = '/api/';

/** Answers one request: admission first, then `POST /api/<name>`, `GET /events`, or a file of the renderer. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  options: RouteOptions,
): Promise<void> {
  const url = toOwnUrl(request.url);
  if (url === null) {
    answerFailure(response, 400, { code: 'invalid', message: 'This is no address of this server.' });
    return;
  }
  if (!letIn(request, response, url, options.house)) return;
  const isCall = url.pathname.startsWith(API);
  const isEvents = url.pathname === '/events';
  const allowed = isCall ? ['POST'] : isEvents ? ['GET'] : ['GET', 'HEAD'];
  if (!allowed.includes(request.method ?? '')) {
    response.setHeader('allow', allowed.join(', '));
    answerFailure(response, 405, {
      code: 'invalid',
      message: `Only ${allowed.join(', ')} is answered here.`,
    });
    return;
  }
  if (isCall) await answerCall(request, response, url.pathname.slice(API.length), options.dispatch);
  else if (isEvents) answerEvents(response, options.streams);
  else answerFile(request, response, url.pathname, options.files);
}

/** Only an absolute path is a request to this server: `http://elsewhere/` in the request line asks for a proxy. */
function toOwnUrl(requested: string | undefined): URL | null {
  return requested?.startsWith('/') === true ? URL.parse(`http://host${requested}`) : null;
}

/** The HTTP status speaks of the transport alone; what became of a call that arrived is in its answer. */
async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  dispatch: Dispatch,
): Promise<void> {
  const body = await readJsonBody(request, maxRequestBytes(name));
  if (body.ok) {
    answerJson(response, 200, await dispatch(name, body.value));
    return;
  }
  response.setHeader('connection', 'close');
  answerFailure(response, body.error.status, { code: 'invalid', message: body.error.message });
}

function answerEvents(response: ServerResponse, streams: EventStreams): void {
  if (streams.open(response)) return;
  answerFailure(response, 503, { code: 'refused', message: 'Too many windows are open on this server.' });
}

function answerFile(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  files: RendererFiles,
): void {
  const file = readRendererFile(files, pathname);
  if (file !== null) {
    response
      .writeHead(200, { ...COMMON_HEADERS, ...file.headers, 'content-length': file.body.byteLength })
      .end(request.method === 'HEAD' ? undefined : file.body);
  } else if (files.size === 0) {
    answerPage(response, 503, {
      title: 'The dashboard is not built yet',
      lines: ['Run “npm run build” in the project folder, then start Pilotlight again.'],
    });
  } else {
    answerPage(response, 404, {
      title: 'There is nothing here',
      lines: ['This address is not part of Pilotlight.'],
      link: 'To the dashboard',
    });
  }
}
