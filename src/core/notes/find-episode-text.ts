import type { RequestOf } from '../../shared/contract.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Service } from '../../shared/service.ts';
import { isTimeZone } from '../../shared/time-zone.ts';
import { ENGLISH_HERE } from '../../shared/words/speech.ts';
import type { History } from '../history-port.ts';
import { episodeText } from './episode-text.ts';

/** As far back as a page's incidents are looked through for the one an episode belongs to. */
const MOST_INCIDENTS = 500;

/** Finds an episode in history, with all that is kept of it, and puts it into words. */
export function findEpisodeText(
  { serviceId, episodeId, timeZone }: RequestOf<'notes.fromEpisode'>,
  from: {
    readonly history: Pick<History, 'episodes' | 'changes' | 'incidents'>;
    readonly catalogue: readonly Service[];
    readonly nowMs: number;
  },
): Result<{ readonly text: string }> {
  const { history, nowMs } = from;
  if (timeZone !== null && !isTimeZone(timeZone))
    return err({ code: 'invalid', message: `There is no time zone named ${JSON.stringify(timeZone)}.` });
  const service = from.catalogue.find(({ id }) => id === serviceId);
  const episode = history
    .episodes({ serviceId, fromMs: 0, toMs: Number.MAX_SAFE_INTEGER })
    .find(({ id }) => id === episodeId);
  if (service === undefined || episode === undefined)
    return err({ code: 'not_found', message: 'This episode is not kept any more.' });
  const changes = history.changes({
    serviceId,
    fromMs: episode.startedAt,
    toMs: (episode.endedAt ?? nowMs) + 1,
  });
  const { page } = service;
  const incident =
    page === null || episode.incidentId === null
      ? undefined
      : history
          .incidents({ pageUrl: page.url, limit: MOST_INCIDENTS })
          .find(({ id }) => id === episode.incidentId);
  const facts = { name: service.name, episode, changes, incident: incident ?? null, nowMs };
  return ok({ text: episodeText(facts, { ...ENGLISH_HERE, timeZone: timeZone ?? undefined }) });
}
