import type { PageRef } from '../../shared/service.ts';

type KnownRef = Pick<PageRef, 'format' | 'url' | 'key'>;

/**
 * Addresses that tell the key of a page, which its own address does not: those of the documents themselves, and Status.io's of an
 * incident or of its history. The first group is the key.
 */
const KEYED: readonly (readonly [address: RegExp, toRef: (url: URL, key: string) => KnownRef])[] = [
  [
    /^https:\/\/(?:api\.status\.io|status-api\.hostedstatus\.com)\/1\.0\/status\/([0-9a-f]{24})/,
    (url, key) => ({ format: 'statusio', url: `${url.origin}${url.pathname}`, key }),
  ],
  [
    /^https:\/\/[^/]+\/pages\/(?:incident|maintenance|history|security)\/([0-9a-f]{24})/,
    (url, key) => ({ format: 'statusio', url: url.origin, key }),
  ],
  [
    /^https:\/\/api\.sorryapp\.com\/v1\/pages\/([^/?#]+)/,
    (url, key) => ({ format: 'sorry', url: `${url.origin}/v1/pages/${key}`, key }),
  ],
  [
    /^https?:\/\/[^/]+\/sp\/api\/public\/summary_details\/statuspages\/([^/?#]+)/,
    (url, key) => ({ format: 'site24x7', url: url.origin, key }),
  ],
  [
    /^https?:\/\/[^/]+\/api\/getMonitorList\/([^/?#]+)/,
    (url, key) => ({ format: 'uptimerobot', url: `${url.origin}/${key}`, key }),
  ],
  [
    /^https?:\/\/[^/]+\/api\/status-page\/([^/?#]+)\/(?:unresolved-incidents|uptime|maintenance-windows)/,
    (url, key) => ({ format: 'checkly', url: url.origin, key }),
  ],
  [
    /^https?:\/\/[^/]+\/api\/status-page\/(?:heartbeat\/)?([^/?#]+)\/?$/,
    (url, key) => ({ format: 'uptime-kuma', url: `${url.origin}/status/${key}` }),
  ],
  [
    /^https:\/\/statuspal\.(?:io|eu)\/api\/v2\/status_pages\/([^/?#]+)/,
    (url, key) => ({ format: 'statuspal', url: `https://${key}.${url.host}` }),
  ],
  [
    /^https:\/\/status\.aws\.amazon\.com\/rss\/([^/?#]+\.rss)$/,
    (url) => ({ format: 'aws-rss', url: url.href, key: url.href }),
  ],
];

/** The page whose key an address tells; null where it tells none. */
export function toKeyedPage(address: string): KnownRef | null {
  for (const [pattern, toRef] of KEYED) {
    const [, key] = pattern.exec(address) ?? [];
    if (key !== undefined) return toRef(new URL(address), decode(key));
  }
  return null;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
