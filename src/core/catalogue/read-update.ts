import { MAX_CATALOGUE_BYTES } from '../../shared/catalogue-calls.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Service } from '../../shared/service.ts';
import { isOpenHttp, parseServicesFile } from '../../shared/services-file.ts';
import { codeWords, pageFailureWords } from '../../shared/words/code.ts';
import type { FetchPage, PageAnswer } from '../ports.ts';

const TOO_LARGE = `That is larger than ${MAX_CATALOGUE_BYTES / 1e6} MB: no catalogue.`;

/**
 * Reads a catalogue's text. It brings services alone: one that names an authority to trust, control hosts or where models are
 * asked is refused, since that is not a catalogue's to say. Where it marks none to be watched by itself, those of `builtIn` stay so. On failure one line.
 */
export function parseCatalogue(
  text: string,
  builtIn: readonly Service[],
): Result<readonly Service[], string> {
  if (text.length > MAX_CATALOGUE_BYTES) return err(TOO_LARGE);
  const parsed = parseServicesFile(text);
  if (!parsed.ok) return parsed;
  const { services, controls, caPem, models } = parsed.value;
  if (controls !== null || caPem !== null || models !== undefined) {
    return err(
      'it names controls, an authority or places of models, which a catalogue may not; --services takes such a file.',
    );
  }
  if (services.length === 0) return err('it names no service.');
  if (services.some(({ watchedByDefault }) => watchedByDefault)) return ok(services);
  const usual = new Set(builtIn.filter(({ watchedByDefault }) => watchedByDefault).map(({ id }) => id));
  return ok(services.map((service) => ({ ...service, watchedByDefault: usual.has(service.id) })));
}

/** Why there is no text of a catalogue, in one line. */
export interface Unfetched {
  /** Whether it could not be had just now; else the address is not asked, or leads to something else. */
  readonly isPassing: boolean;
  readonly message: string;
}

/** Fetches the text of a catalogue from an https address, or from this machine. Asks once. */
export async function fetchCatalogueText(
  address: string,
  fetchPage: FetchPage,
  signal: AbortSignal,
): Promise<Result<string, Unfetched>> {
  const refuse = (message: string) => err({ isPassing: false, message });
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return refuse(`“${address}” is no web address.`);
  if (url.username !== '' || url.password !== '')
    return refuse('An address with a password in it is not asked.');
  if (isOpenHttp(url.href)) return refuse(`${url.href}: plain http is for this machine alone; use https.`);
  const answer = await fetchPage({ url: url.href, etag: null, signal });
  if (answer.kind !== 'body') return err(toUnfetched(url.host, answer));
  if (answer.bytes.byteLength > MAX_CATALOGUE_BYTES) return refuse(TOO_LARGE);
  return ok(new TextDecoder().decode(answer.bytes));
}

const UNREACHED_ADVICE = 'Check the address and your connection, then try again.';

function toUnfetched(host: string, answer: Exclude<PageAnswer, { readonly kind: 'body' }>): Unfetched {
  if (answer.kind === 'not_modified')
    return { isPassing: true, message: `${host}: it answered with nothing.` };
  const { kind, detail } = answer.failure;
  switch (kind) {
    case 'unreachable':
    case 'tls':
    case 'timeout': {
      const why = codeWords(detail, 'network_failure');
      return { isPassing: true, message: `${host} could not be reached: ${why}. ${UNREACHED_ADVICE}` };
    }
    case 'status':
      return { isPassing: true, message: `${host}: it answered ${detail}.` };
    case 'not_json':
      return { isPassing: false, message: `${host}: it answered with a web page.` };
    case 'too_large':
      return { isPassing: false, message: `${host}: its answer is too large.` };
    default:
      return {
        isPassing: true,
        message: `${host}: it could not be read (${pageFailureWords(answer.failure)}).`,
      };
  }
}
