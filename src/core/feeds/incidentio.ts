import type { Feed, FeedKnowledge } from './feed.ts';
import { isOpen } from './page-level.ts';
import { statuspageFeed } from './statuspage.ts';
import { parseStatuspageDocument, statuspageAddressOf } from './statuspage-document.ts';

/** How often a calm page is asked for its incidents: one can be open while every component is operational. */
const CALM_EVERY_MS = 5 * 60_000;

/**
 * incident.io's Statuspage-compatible API. Its summary has components but no incidents, and it lists none that are unresolved, so
 * the list of incidents is read with every summary while anything is wrong.
 */
export const incidentioFeed: Feed = {
  format: 'incidentio',
  addressOf: statuspageAddressOf,
  parse: parseStatuspageDocument,
  plan: (knowledge) => {
    if (knowledge.state.incidents !== null) return statuspageFeed.plan(knowledge);
    return isIncidentsDue(knowledge) ? ['incidents'] : [];
  },
};

function isIncidentsDue({ state, further: { incidents: known } }: FeedKnowledge): boolean {
  const isCalm =
    state.components?.every(({ level }) => level === 'operational') === true &&
    known?.reading?.incidents?.some(isOpen) !== true;
  return known === null || !isCalm || known.triedAgoMs >= CALM_EVERY_MS;
}
