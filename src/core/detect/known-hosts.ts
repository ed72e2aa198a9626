import type { PageRef } from '../../shared/service.ts';

/** A page whose host tells its format; `isOnly` where nothing else can be there. */
export interface KnownPage {
  readonly page: Pick<PageRef, 'format' | 'url' | 'key'>;
  readonly isOnly: boolean;
}

const fixed = (format: PageRef['format'], url: string, key?: string): KnownPage => ({
  page: { format, url, ...(key === undefined ? {} : { key }) },
  isOnly: true,
});

/** Pages of one address, by host and the beginning of the path. */
const FIXED: readonly (readonly [host: string, path: string, known: KnownPage])[] = [
  [
    'status.cloud.google.com',
    '/maps-platform',
    fixed('google-cloud', 'https://status.cloud.google.com/maps-platform'),
  ],
  ['status.cloud.google.com', '', fixed('google-cloud', 'https://status.cloud.google.com')],
  ['status.firebase.google.com', '', fixed('google-cloud', 'https://status.firebase.google.com')],
  ['www.google.com', '/appsstatus', fixed('google-workspace', 'https://www.google.com/appsstatus/dashboard')],
  ['health.aws.amazon.com', '', fixed('aws', 'https://health.aws.amazon.com/health/status')],
  ['status.aws.amazon.com', '', fixed('aws', 'https://health.aws.amazon.com/health/status')],
  ['azure.status.microsoft', '', fixed('azure-rss', 'https://azure.status.microsoft/en-us/status')],
  ['status.azure.com', '', fixed('azure-rss', 'https://azure.status.microsoft/en-us/status')],
  ['status.slack.com', '', fixed('slack', 'https://status.slack.com')],
  ['slack-status.com', '', fixed('slack', 'https://slack-status.com')],
  ['status.heroku.com', '', fixed('heroku', 'https://status.heroku.com')],
  ['www.apple.com', '/support/systemstatus', fixed('apple', 'https://www.apple.com/support/systemstatus')],
  [
    'developer.apple.com',
    '/system-status',
    fixed(
      'apple',
      'https://developer.apple.com/system-status',
      'https://www.apple.com/support/systemstatus/data/developer/system_status_en_US.js',
    ),
  ],
  ['status.cloud.microsoft', '', fixed('microsoft365', 'https://status.cloud.microsoft', 'm365Consumer')],
  ['status.office365.com', '', fixed('microsoft365', 'https://status.cloud.microsoft', 'm365Consumer')],
];
/** Hosts that makers of status pages give to their customers. */
const HOSTED: readonly (readonly [suffix: string, format: PageRef['format']])[] = [
  ['.statuspage.io', 'statuspage'],
  ['.instatus.com', 'instatus'],
  ['.betteruptime.com', 'betterstack'],
  ['.statuspal.io', 'statuspal'],
  ['.statuspal.eu', 'statuspal'],
];

/** What is known of the page at an address from its host alone; null where that tells nothing. */
export function toKnownPage(pageUrl: string): KnownPage | null {
  const { hostname, pathname, origin } = new URL(pageUrl);
  const page = FIXED.find(([host, path]) => host === hostname && pathname.startsWith(path));
  if (page !== undefined) return page[2];
  const hosted = HOSTED.find(([suffix]) => hostname.endsWith(suffix));
  if (hosted !== undefined) return { page: { format: hosted[1], url: origin }, isOnly: false };
  if (hostname === 'stats.uptimerobot.com' && pathname.length > 1) {
    return { page: { format: 'uptimerobot', url: pageUrl }, isOnly: true };
  }
  return /^\/status\/[^/]+/.test(pathname)
    ? { page: { format: 'uptime-kuma', url: pageUrl }, isOnly: false }
    : null;
}
