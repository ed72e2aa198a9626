import { BlockList, isIP, isIPv6 } from 'node:net';
import { toHostname } from './loopback.ts';
import type { ResolveProxy } from './network.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Answers from `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, read anew each time, in the way of curl. */
export function createEnvironmentProxy(environment: Environment): ResolveProxy {
  return (url) => Promise.resolve(decideProxy(new URL(url), environment));
}

/**
 * The proxy the environment names for `url`, or null. Lower case wins, and an empty value switches a proxy off:
 * https://everything.curl.dev/usingcurl/proxies/env.html
 */
export function decideProxy(url: URL, environment: Environment): string | null {
  const read = (name: string) => environment[name.toLowerCase()] ?? environment[name];
  const scheme = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const proxy = (read(scheme) ?? read('ALL_PROXY') ?? '').trim();
  if (proxy === '' || isExempt(url, read('NO_PROXY') ?? '')) return null;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

/** `NO_PROXY` entries are `*`, a name and all below it, an address, or a subnet; a port narrows all but the last. */
function isExempt(url: URL, noProxy: string): boolean {
  const hostname = toHostname(url).toLowerCase().replace(/\.$/, '');
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      if (entry.includes('/')) return isInSubnet(hostname, entry);
      const { name, entryPort } = splitPort(entry);
      if (entryPort !== null && entryPort !== port) return false;
      const domain = name.replace(/^\*?\./, '');
      return hostname === domain || (isIP(hostname) === 0 && hostname.endsWith(`.${domain}`));
    });
}

function splitPort(entry: string): { readonly name: string; readonly entryPort: string | null } {
  const match = /^\[(.+)\](?::(\d+))?$/.exec(entry) ?? /^([^:]+):(\d+)$/.exec(entry);
  return { name: match?.[1] ?? entry, entryPort: match?.[2] ?? null };
}

function isInSubnet(hostname: string, entry: string): boolean {
  const [network = '', prefix = ''] = entry.split('/');
  if (isIP(hostname) === 0 || isIP(network) !== isIP(hostname) || !/^\d{1,3}$/.test(prefix)) return false;
  const family = isIPv6(hostname) ? 'ipv6' : 'ipv4';
  if (Number(prefix) > (family === 'ipv6' ? 128 : 32)) return false;
  const subnet = new BlockList();
  subnet.addSubnet(network, Number(prefix), family);
  return subnet.check(hostname, family);
}
