import type { Level } from '../../shared/level.ts';
import type { Basis, Incident, PageComponent } from '../../shared/observation.ts';
import type { Result } from '../../shared/result.ts';
import type { FeedFormat } from '../../shared/service.ts';
import { appleFeed } from './apple.ts';
import { awsFeed } from './aws.ts';
import { awsRssFeed } from './aws-rss.ts';
import { azureRssFeed } from './azure-rss.ts';
import { betterstackFeed } from './betterstack.ts';
import { cachetFeed } from './cachet.ts';
import { checklyFeed } from './checkly.ts';
import { cstateFeed } from './cstate.ts';
import { gatusFeed } from './gatus.ts';
import { googleCloudFeed, googleWorkspaceFeed } from './google.ts';
import { herokuFeed } from './heroku.ts';
import { incidentioFeed } from './incidentio.ts';
import { instatusFeed } from './instatus.ts';
import { microsoft365Feed } from './microsoft365.ts';
import { rssFeed } from './rss.ts';
import { site24x7Feed } from './site24x7.ts';
import { slackFeed } from './slack.ts';
import { sorryFeed } from './sorry.ts';
import { statushubFeed } from './statushub.ts';
import { statusioFeed } from './statusio.ts';
import { statuspageFeed } from './statuspage.ts';
import { statuspalFeed } from './statuspal.ts';
import { uptimeKumaFeed } from './uptime-kuma.ts';
import { uptimerobotFeed } from './uptimerobot.ts';

/**
 * The documents a page is read from: `state` says how it is and is read each time, the others are read when the feed's plan asks
 * for them. `components` names and groups its components, or is where they are listed at all; `incidents` is the page's latest
 * incidents, ended ones included, `maintenances` the same of maintenances.
 */
export type FeedPart = 'state' | 'components' | 'incidents' | 'maintenances';
export type FurtherPart = Exclude<FeedPart, 'state'>;

/** One document as it came from `url`, read at `at` (ms since 1970). */
export interface FeedInput {
  readonly part: FeedPart;
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly url?: string;
}

/**
 * What one document said. `components` and `incidents` are null where it lists none at all, `name` where it does not tell.
 * `whole` is the level of the page as one, given only where components may be told nowhere.
 */
export interface FeedReading {
  readonly name: string | null;
  readonly components: readonly PageComponent[] | null;
  readonly incidents: readonly Incident[] | null;
  readonly whole?: Level;
  readonly basis?: Basis;
}

/** Why a body is no reading; `detail` is the schema path that did not fit, or what the body was instead. */
export interface FeedProblem {
  readonly kind: 'truncated' | 'not_json' | 'invalid';
  readonly detail: string;
}

/** What became of a further document: what it last said (null while it never could be read) and how long ago it was last tried. */
export interface PartMemory {
  readonly reading: FeedReading | null;
  readonly triedAgoMs: number;
}

/** What is known once `state` has been read (or found unchanged): null for a document that has not been tried. */
export interface FeedKnowledge {
  readonly state: FeedReading;
  readonly further: Readonly<Partial<Record<FurtherPart, PartMemory | null>>>;
  /** The kinds of which one was open, and is listed no more without a word on its end. */
  readonly awaited?: ReadonlySet<Incident['kind']>;
}

/** One page format, from unknown bytes to a reading. Nothing here throws. */
export interface Feed {
  readonly format: FeedFormat;
  /** Where the page at `pageUrl`, or a mirror of it, serves a document; `key` is the page's (`PageRef.key`). */
  readonly addressOf: (part: FeedPart, pageUrl: string, key?: string | null) => string;
  readonly parse: (input: FeedInput) => Result<FeedReading, FeedProblem>;
  /** Which further documents are worth a request now. One that fails costs the page nothing: its state has been read. */
  readonly plan: (knowledge: FeedKnowledge) => readonly FurtherPart[];
}

const FEEDS: Readonly<Record<FeedFormat, Feed>> = {
  statuspage: statuspageFeed,
  incidentio: incidentioFeed,
  instatus: instatusFeed,
  betterstack: betterstackFeed,
  statusio: statusioFeed,
  cachet: cachetFeed,
  'google-cloud': googleCloudFeed,
  'google-workspace': googleWorkspaceFeed,
  aws: awsFeed,
  'aws-rss': awsRssFeed,
  'azure-rss': azureRssFeed,
  slack: slackFeed,
  heroku: herokuFeed,
  apple: appleFeed,
  microsoft365: microsoft365Feed,
  rss: rssFeed,
  checkly: checklyFeed,
  statuspal: statuspalFeed,
  sorry: sorryFeed,
  site24x7: site24x7Feed,
  statushub: statushubFeed,
  cstate: cstateFeed,
  uptimerobot: uptimerobotFeed,
  'uptime-kuma': uptimeKumaFeed,
  gatus: gatusFeed,
};

/** The feed that reads pages of a format. */
export function feedFor(format: FeedFormat): Feed {
  return FEEDS[format];
}
