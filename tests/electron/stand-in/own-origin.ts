/** Chromium knows no schemes of an app's own, so `app://name/…` is played by a secure origin that is routed, never resolved. */
const SUFFIX = '.app.stand-in';

/** `app://name/path` as the address Chromium loads; other addresses stay. */
export function toChromiumUrl(url: string): string {
  return url.replace(/^app:\/\/([^/?#]+)/, `https://$1${SUFFIX}`);
}

/** The address the app believes in, out of what Chromium says. */
export function toAppUrl(url: string): string {
  const match = /^https:\/\/([^/?#]+)\.app\.stand-in([/?#].*)?$/.exec(url);
  return match === null ? url : `app://${match[1]}${match[2] ?? ''}`;
}
