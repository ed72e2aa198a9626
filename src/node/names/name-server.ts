import { isIP } from 'node:net';
import { z } from 'zod';
import type { AskNameServer, NameAnswer, Probe } from '../../core/ports.ts';
import { parseJson } from '../../shared/parse-json.ts';
import { toHostname } from '../http/loopback.ts';
import type { Address, Network } from '../http/network.ts';
import { createProbe } from '../probe/probe.ts';

/**
 * Google's public resolver over HTTPS, by its address: it needs no name to be found, its certificate names the address, and it
 * answers in JSON without being asked to. https://developers.google.com/speed/public-dns/docs/doh/json
 */
const DEFAULT_NAME_SERVER = 'https://8.8.8.8/resolve';

const NO_ERROR = 0;
const NO_SUCH_NAME = 3;
/** Record types of IPv4 and IPv6 addresses: https://www.iana.org/assignments/dns-parameters */
const ADDRESS_TYPES: ReadonlySet<number> = new Set([1, 28]);

const AnswerSchema = z.object({
  Status: z.int(),
  Answer: z.array(z.object({ type: z.int(), data: z.string() })).default([]),
});

/**
 * Asks `nameServer` for the target's name, and probes the target at the addresses it gives. Only the name is told to it, and
 * only after a failure that a name server may be behind.
 */
export function createNameServerCheck(
  network: Network,
  nameServer: string = DEFAULT_NAME_SERVER,
): AskNameServer {
  const ask = createProbe(network);
  return async (request) => {
    const hostname = toHostname(new URL(request.url));
    if (isIP(hostname) !== 0) return UNREACHABLE;
    const looked = await lookUp(hostname, ask, nameServer, request);
    if (looked.kind !== 'known') return { answer: looked.kind, result: null };
    const probe = createProbe({ ...network, resolveHost: () => Promise.resolve(looked.addresses) });
    return { answer: 'known', result: await probe(request) };
  };
}

const UNREACHABLE: NameAnswer = { answer: 'unreachable', result: null };

type Looked =
  | { readonly kind: 'known'; readonly addresses: readonly Address[] }
  | { readonly kind: Exclude<NameAnswer['answer'], 'known'> };

async function lookUp(
  hostname: string,
  ask: Probe,
  nameServer: string,
  { deadlineMs, signal }: Parameters<AskNameServer>[0],
): Promise<Looked> {
  const url = new URL(nameServer);
  url.searchParams.set('name', hostname);
  url.searchParams.set('type', 'A');
  const { end } = await ask({ url: url.href, deadlineMs, signal });
  if (end.kind !== 'answered' || end.status !== 200) return { kind: 'unreachable' };
  const answer = parseAnswer(end.bodyStart);
  if (answer === null) return { kind: 'unreachable' };
  if (answer.Status === NO_SUCH_NAME) return { kind: 'no_such_name' };
  if (answer.Status !== NO_ERROR) return { kind: 'failing' };
  const addresses = answer.Answer.flatMap(({ type, data }): readonly Address[] => {
    const family = isIP(data);
    return ADDRESS_TYPES.has(type) && family !== 0 ? [{ address: data, family }] : [];
  });
  return addresses.length === 0 ? { kind: 'no_such_name' } : { kind: 'known', addresses };
}

function parseAnswer(text: string): z.infer<typeof AnswerSchema> | null {
  return AnswerSchema.safeParse(parseJson(text)).data ?? null;
}
