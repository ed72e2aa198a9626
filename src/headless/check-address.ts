import { isLoopback } from '../node/http/loopback.ts';
import { err, ok, type Result } from '../shared/result.ts';

/** Where to look for what the user named: first for a status page, then for anything that answers. */
export interface CheckPlan {
  /** Origins at which a status page may be, likeliest first. */
  readonly pages: readonly string[];
  /** The address to try where there is no page. */
  readonly target: string;
}

/** Reads `example.com`, `status.example.com` or an address. On failure one line that says what is wrong with it. */
export function planCheck(address: string): Result<CheckPlan, string> {
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(address);
  const guess = URL.parse(`http://${address}`);
  const scheme = guess !== null && isLoopback(guess) ? 'http' : 'https';
  const url = URL.parse(hasScheme ? address : `${scheme}://${address}`);
  const isWeb = url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
  if (!isWeb || (!url.hostname.includes('.') && !isLoopback(url))) {
    return err(`“${address}” is no domain and no web address.`);
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    return err(`${url.href}: plain http is for this machine alone; use https.`);
  }
  if (url.username !== '' || url.password !== '')
    return err('An address with a password in it is not asked.');
  const isBareDomain = url.pathname === '/' && url.search === '';
  const mayHaveStatusHost = isBareDomain && !isLoopback(url) && !/^status(?:page)?\./.test(url.hostname);
  const domain = url.hostname.replace(/^www\./, '');
  return ok({
    pages: [url.origin, ...(mayHaveStatusHost ? [`https://status.${domain}`] : [])],
    target: url.href,
  });
}
