import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import { ok, type Result } from '../../shared/result.ts';
import { below } from './address.ts';
import { parseAs } from './document.ts';
import { MAX_COMPONENTS, toComponents } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { NOTHING_FURTHER } from './plan.ts';

const EndpointSchema = z.object({
  name: z.string().min(1).max(200),
  group: z.string().nullish().catch(null),
  key: z.string().min(1).max(200),
  results: z
    .array(z.object({ success: z.boolean() }))
    .max(1000)
    .nullable(),
});
const EndpointsSchema = z.array(EndpointSchema).min(1).max(MAX_COMPONENTS);

/** A Gatus instance (https://github.com/TwiN/gatus): each endpoint by its last result; results are listed oldest first. */
export const gatusFeed: Feed = {
  format: 'gatus',
  addressOf: (_, pageUrl) => below(pageUrl, 'api/v1/endpoints/statuses?page=1&pageSize=1'),
  parse: parseEndpoints,
  plan: NOTHING_FURTHER,
};

function parseEndpoints({ bytes }: FeedInput): Result<FeedReading, FeedProblem> {
  const endpoints = parseAs(bytes, EndpointsSchema);
  if (!endpoints.ok) return endpoints;
  const drafts = endpoints.value.map(({ name, group, key, results }) => {
    const last = results?.at(-1);
    const level: Level = last === undefined ? 'unknown' : last.success ? 'operational' : 'major_outage';
    return {
      id: key,
      name,
      group: group ?? null,
      level,
    };
  });
  return ok({ name: null, components: toComponents(drafts), incidents: null });
}
