import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import { ok, type Result } from '../../shared/result.ts';
import { atHost } from './address.ts';
import { parseAs } from './document.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { NOTHING_FURTHER } from './plan.ts';

const CountSchema = z.int().min(0).max(100_000);
const StatusesSchema = z.object({
  counters: z.object({
    count_status_1: CountSchema,
    count_status_2: CountSchema,
    count_status_3: CountSchema,
  }),
});

/** StatusHub: how many services are up, affected and down. Which, no document of its own tells. */
export const statushubFeed: Feed = {
  format: 'statushub',
  addressOf: (_, pageUrl) => atHost(pageUrl, 'api/statuses'),
  parse: parseStatuses,
  plan: NOTHING_FURTHER,
};

function parseStatuses({ bytes }: FeedInput): Result<FeedReading, FeedProblem> {
  const statuses = parseAs(bytes, StatusesSchema);
  if (!statuses.ok) return statuses;
  const { count_status_1: up, count_status_2: affected, count_status_3: down } = statuses.value.counters;
  return ok({ name: null, components: null, incidents: null, whole: toWhole(up, affected, down) });
}

function toWhole(up: number, affected: number, down: number): Level {
  if (down > 0) return up + affected > 0 ? 'partial_outage' : 'major_outage';
  if (affected > 0) return 'degraded';
  return up > 0 ? 'operational' : 'unknown';
}
