import type { Feed, FeedInput, FeedKnowledge, FurtherPart } from './feed.ts';
import { incidentioNativeAddressOf, parseIncidentioNative } from './incidentio-native.ts';
import { isOpen } from './page-level.ts';
import { isAllOperational, isDue } from './plan.ts';
import { statuspageFeed } from './statuspage.ts';
import { parseStatuspageDocument, statuspageAddressOf } from './statuspage-document.ts';

/** How often a calm page is asked for its incidents: one can be open while every component is operational. */
const CALM_EVERY_MS = 5 * 60_000;
/** How often its own API is asked for groups and for components that the compatible one leaves out. They seldom change. */
const GROUPS_EVERY_MS = 60 * 60_000;

/**
 * incident.io's Statuspage-compatible API. Its summary has components but no incidents, and it lists none that are unresolved, so
 * the list of incidents is read with every summary while anything is wrong. Its own API comes second: nobody documents it.
 */
export const incidentioFeed: Feed = {
  format: 'incidentio',
  addressOf: (part, pageUrl) =>
    part === 'components' ? incidentioNativeAddressOf(pageUrl) : statuspageAddressOf(part, pageUrl),
  parse: (input: FeedInput) =>
    input.part === 'components' ? parseIncidentioNative(input) : parseStatuspageDocument(input),
  plan: (knowledge) => {
    const wanted =
      knowledge.state.incidents !== null
        ? statuspageFeed.plan(knowledge)
        : isIncidentsDue(knowledge)
          ? (['incidents'] as const)
          : [];
    // One further document at a time keeps the page within its two requests a minute.
    return wanted.length === 0 && areGroupsDue(knowledge) ? (['components'] satisfies FurtherPart[]) : wanted;
  },
};

function isIncidentsDue({ state, further: { incidents: known } }: FeedKnowledge): boolean {
  const isCalm = isAllOperational(state) && known?.reading?.incidents?.some(isOpen) !== true;
  return !isCalm || isDue(known, CALM_EVERY_MS);
}

function areGroupsDue({ further: { components: known } }: FeedKnowledge): boolean {
  return isDue(known, GROUPS_EVERY_MS);
}
