import { isTrouble } from '../level.ts';
import type { ServiceView, Snapshot } from '../snapshot.ts';
import { evidenceLine } from './evidence.ts';
import { verdictSentence } from './sentence.ts';
import { ENGLISH_HERE, type Speech } from './speech.ts';

export type MessageKind =
  | 'overloaded'
  | 'server_error'
  | 'rate_limit'
  | 'session_limit'
  | 'billing'
  | 'login'
  | 'permission'
  | 'too_large'
  | 'not_found'
  | 'timeout'
  | 'dns'
  | 'certificate'
  | 'network'
  | 'unknown';

/** A pasted error message, explained: what it means, whose matter it is, how it compares with what is known now, what to do. */
export interface Explanation {
  readonly kind: MessageKind;
  readonly whose: 'provider' | 'you' | 'unclear';
  readonly title: string;
  readonly meaning: string;
  readonly now: string;
  readonly steps: readonly string[];
  /** The service it is about, as far as can be told. */
  readonly serviceId: string | null;
}

/** A message is looked through this far: the code stands at its beginning, a stack may follow. */
const MOST_CHARS = 20_000;

/**
 * By what a kind is known, the most telling first: a limit of one's plan often says 429 as well, and a sign-in may be refused with
 * a certificate in its text. Codes of HTTP, of Node and of Chromium's network, and the error types of the Anthropic and OpenAI
 * APIs: https://docs.claude.com/en/api/errors, https://platform.openai.com/docs/guides/error-codes.
 */
const SIGNS: readonly (readonly [MessageKind, RegExp])[] = [
  [
    'session_limit',
    /\b(?:usage|session|weekly|daily|5-hour|five-hour|opus) limit\b|limit (?:will )?resets?\b|hit your (?:\w+ )?limit|out of (?:free )?messages/i,
  ],
  [
    'billing',
    /credit balance|insufficient_quota|billing|payment required|\b402\b|exceeded your current quota/i,
  ],
  ['overloaded', /\b529\b|overloaded|at capacity|high demand/i],
  ['rate_limit', /\b429\b|rate[ _-]?limit|too many requests/i],
  [
    'login',
    /\b401\b|authentication_error|invalid[ _-](?:x-)?api[ _-]key|incorrect api key|\/login\b|not (?:logged|signed) in|oauth (?:token|session)|token (?:has )?expired|unauthori[sz]ed/i,
  ],
  ['permission', /\b403\b|permission_error|forbidden|not have (?:access|permission)|unsupported_country/i],
  [
    'too_large',
    /\b413\b|request_too_large|prompt is too long|context[ _](?:length|window)|payload too large/i,
  ],
  [
    'certificate',
    /CERT_\w+|\bcertificate\b|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS|ERR_CERT|ERR_SSL|SSL routines/i,
  ],
  ['dns', /ENOTFOUND|EAI_AGAIN|getaddrinfo|NXDOMAIN|NAME_NOT_RESOLVED|could not resolve host/i],
  ['timeout', /E?TIMEDOUT|ETIMEOUT|\btime[d-]?\s?-?out\b|_TIMEOUT\b|\b(?:408|504|524)\b|deadline exceeded/i],
  [
    'server_error',
    /\b(?:50[0-35-9]|52[0-35-7]|530)\b|internal server error|\bapi_error\b|server_error|bad gateway|service unavailable/i,
  ],
  [
    'network',
    /ECONN\w+|EPIPE|ENETUNREACH|EHOSTUNREACH|ENETDOWN|socket hang ?up|fetch failed|failed to fetch|network ?error|connection error|INTERNET_DISCONNECTED|CONNECTION_(?:RESET|REFUSED|CLOSED)|NETWORK_CHANGED|terminated|stream (?:disconnected|ended|error)|premature close/i,
  ],
  ['not_found', /\b404\b|not_found_error|model_not_found|does not exist/i],
];

const WHOSE: Readonly<Record<MessageKind, Explanation['whose']>> = {
  overloaded: 'provider',
  server_error: 'provider',
  rate_limit: 'you',
  session_limit: 'you',
  billing: 'you',
  login: 'you',
  permission: 'you',
  too_large: 'you',
  not_found: 'you',
  timeout: 'unclear',
  dns: 'you',
  certificate: 'you',
  network: 'unclear',
  unknown: 'unclear',
};

/** What an outage looks like to whoever sends a request; the other kinds are answers of a service that works. */
const OUTAGE_KINDS: ReadonlySet<MessageKind> = new Set([
  'overloaded',
  'server_error',
  'timeout',
  'network',
  'unknown',
]);
/** What trouble on the user's own side looks like. */
const CONNECTION_KINDS: ReadonlySet<MessageKind> = new Set([
  'timeout',
  'network',
  'dns',
  'certificate',
  'unknown',
]);

/** The kind of an error message, by what stands in it. */
export function kindOf(message: string): MessageKind {
  const text = message.slice(0, MOST_CHARS);
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'unknown';
}

/** Explains a pasted message against what is known now; null for an empty one. Nothing of it is kept or sent. */
export function explainMessage(
  message: string,
  snapshot: Pick<Snapshot, 'services' | 'overall' | 'connection'>,
  nowMs: number,
  speech: Speech = ENGLISH_HERE,
): Explanation | null {
  if (message.trim() === '') return null;
  const kind = kindOf(message);
  const service = serviceOf(message, snapshot);
  return {
    kind,
    whose: WHOSE[kind],
    ...speech.words.explain.kinds[kind],
    now: nowWords(kind, service, snapshot, nowMs, speech),
    serviceId: service?.id ?? null,
  };
}

/** The service a message names, by its name or a host of its own; else the one that most deserves a look. */
function serviceOf(
  message: string,
  { services, overall }: Pick<Snapshot, 'services' | 'overall'>,
): ServiceView | null {
  const text = message.slice(0, MOST_CHARS).toLowerCase();
  const named = services.find((service) => namesOf(service).some((name) => text.includes(name)));
  return named ?? services.find(({ id }) => id === overall.serviceId) ?? services[0] ?? null;
}

const HOST = /^https?:\/\/([a-z\d.-]+)/i;

function namesOf({ id, name, page, homepage, targets }: ServiceView): readonly string[] {
  const urls = [page?.url, homepage, ...targets.map(({ url }) => url)];
  const hosts = urls.flatMap((url) => HOST.exec(url ?? '')?.[1] ?? []);
  // A maker's name without its ending, as error texts have it: "anthropic" for api.anthropic.com.
  const makers = hosts.flatMap((host) => host.split('.').at(-2) ?? []).filter((maker) => maker.length > 4);
  return [...hosts, ...makers, name, id].map((each) => each.toLowerCase()).filter((each) => each.length > 2);
}

function nowWords(
  kind: MessageKind,
  service: ServiceView | null,
  { connection }: Pick<Snapshot, 'connection'>,
  nowMs: number,
  speech: Speech,
): string {
  const words = speech.words.explain;
  const isYours =
    connection.state !== 'online' && connection.state !== 'unknown' && connection.state !== 'ipv6';
  if (isYours && CONNECTION_KINDS.has(kind)) {
    const line = evidenceLine(
      { kind: 'connection', state: connection.state, reached: 0, tried: 0, at: nowMs },
      nowMs,
      speech,
    );
    return words.connectionDown(line);
  }
  if (service === null) return speech.words.overall.nothingWatched;
  const { headline } = verdictSentence({ ...service, nowMs }, speech);
  if (isTrouble(service.verdict.level)) {
    return OUTAGE_KINDS.has(kind) ? words.fits(headline) : words.besides(headline);
  }
  if (service.verdict.level !== 'operational') return words.nothingKnown(service.name);
  return OUTAGE_KINDS.has(kind) ? words.worksNow(service.name) : words.notAnOutage(headline);
}
