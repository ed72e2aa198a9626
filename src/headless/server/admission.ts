import type { IncomingMessage, ServerResponse } from 'node:http';
import { assertNever } from '../../shared/result.ts';
import { answerFailure, answerPage, COMMON_HEADERS } from './answer.ts';
import { decideAdmission, type House, isOwnHost } from './guard.ts';
import type { Tickets } from './tickets.ts';
import { isToken, toCookie } from './token.ts';

/** A house with tickets to it. */
export interface Door extends House {
  readonly tickets: Pick<Tickets, 'spend'>;
}

/**
 * Whether the request may go on. Otherwise it has been answered: refused, or, where the address carries the token or a
 * ticket, sent on to the dashboard with the cookie that lets it in from now on.
 */
export function letIn(request: IncomingMessage, response: ServerResponse, url: URL, house: Door): boolean {
  const { host, origin, cookie } = request.headers;
  const token = url.pathname === '/' && request.method === 'GET' ? url.searchParams.get('token') : null;
  if (token !== null && isOwnHost(host, house.hostNames) && isKey(token, house)) {
    handCookie(response, house);
    return false;
  }
  const fetchSite = request.headers['sec-fetch-site']?.toString();
  const admission = decideAdmission({ method: request.method ?? '', host, origin, fetchSite, cookie }, house);
  switch (admission) {
    case 'admitted':
      return true;
    case 'no_token':
      askForToken(request, response);
      return false;
    case 'foreign_host':
      answerFailure(response, 403, { code: 'refused', message: 'This server is not called by that name.' });
      return false;
    case 'foreign_origin':
      answerFailure(response, 403, { code: 'refused', message: 'Another site asked for this.' });
      return false;
    default:
      return assertNever(admission);
  }
}

function isKey(given: string, { token, tickets }: Door): boolean {
  return isToken(given, token) || tickets.spend(given);
}

function handCookie(response: ServerResponse, house: House): void {
  response
    .writeHead(303, {
      ...COMMON_HEADERS,
      location: '/',
      'set-cookie': toCookie(house.cookieName, house.token),
      'cache-control': 'no-store',
    })
    .end();
}

const SIGNED_OUT =
  'Not signed in: open the address that Pilotlight printed when it started, in this browser.';

/** People get a page that says what to do, programs an answer in the contract's form. */
function askForToken(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers.accept?.includes('text/html') !== true) {
    answerFailure(response, 401, { code: 'refused', message: SIGNED_OUT });
    return;
  }
  answerPage(response, 401, {
    title: 'Pilotlight needs the full address',
    lines: [
      'Open the address that Pilotlight printed in the terminal, with the token at its end.',
      'It is a new one each time Pilotlight starts.',
    ],
    // A browser that came by a link on another site keeps the new cookie back once, and sends it with the next click.
    link: 'I have just opened it: go on',
  });
}
