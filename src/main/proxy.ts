const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

/**
 * The proxy to use out of a PAC answer such as `PROXY proxy.corp:8080; DIRECT`, as a URL; null for none. The first that speaks
 * HTTP or `DIRECT` wins; where there are only others, the first of those, so that a probe can say what it cannot go through
 * instead of trying its luck around it.
 * Format: https://developer.mozilla.org/docs/Web/HTTP/Guides/Proxy_servers_and_tunneling/Proxy_Auto-Configuration_PAC_file
 */
export function parseProxyAnswer(answer: string): string | null {
  let unusable: string | null = null;
  for (const part of answer.split(';')) {
    const [kind = '', address = ''] = part.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return null;
    const scheme = SCHEMES[kind.toUpperCase()];
    const url = `${scheme}://${address}`;
    if (scheme === undefined || address === '' || !URL.canParse(url)) continue;
    if (scheme.startsWith('http')) return url;
    unusable ??= url;
  }
  return unusable;
}
