import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DocumentSchema, HistorySchema, type ReportRow, toShape } from './documents.ts';
import { pageDocumentAt, readShipped } from './scenarios.ts';

const FOLDER = fileURLToPath(new URL('../../../shared/recorded/statuspage/claude/', import.meta.url));
const isThere = existsSync(FOLDER);
if (!isThere) {
  process.stderr.write(
    'No recordings beside the project: the scenarios are not compared with the real outages.\n',
  );
}

function readRecording(name: string): unknown {
  return JSON.parse(readFileSync(FOLDER + name, 'utf8'));
}

/** Each update, oldest first, as its status and what it made of the components. */
function toOutline(incident: ReportRow | undefined) {
  return incident?.incident_updates.toReversed().map((update) => ({
    status: update.status,
    components: Object.fromEntries(
      update.affected_components.map((change) => [change.code, change.new_status]),
    ),
  }));
}

/** Seconds from the first update to each. */
function toDistances(incident: ReportRow | undefined): readonly number[] {
  const times = incident?.incident_updates.map((update) => Date.parse(update.created_at)).toReversed() ?? [];
  return times.map((time) => (time - (times[0] ?? 0)) / 1000);
}

describe.skipIf(!isThere)('scenarios beside the recordings', () => {
  it.each([
    ['2026-04-28-major.json', '2026-04-28T17:41'],
    ['2026-04-15-partial.json', '2026-04-15T14:53'],
  ])('%s has the real updates at the real distances', async (name, opened) => {
    const history = HistorySchema.parse(readRecording('history_2023-03_to_2026-06.json'));
    const real = history.find((incident) => incident.created_at.startsWith(opened));
    const scenario = await readShipped(name);
    const [ours] = DocumentSchema.parse(
      pageDocumentAt(scenario, '/api/v2/incidents.json', scenario.endsAt),
    ).incidents;
    expect(ours?.impact).toBe(real?.impact);
    expect(toOutline(ours)).toEqual(toOutline(real));
    for (const [index, distance] of toDistances(real).entries()) {
      // Recordings have milliseconds, scenarios whole seconds.
      expect(Math.abs((toDistances(ours)[index] ?? 0) - distance)).toBeLessThanOrEqual(1);
    }
  });

  it('has every field of a real summary, and none besides, in the same state at the same moment', async () => {
    const real = readRecording('summary_2026-04-28T17-51Z_major.json');
    const scenario = await readShipped('2026-04-28-major.json');
    const startedAtMs = Date.parse('2026-04-28T17:24:00Z');
    const atMs = Date.parse('2026-04-28T17:51:37Z') - startedAtMs;
    const ours = pageDocumentAt(scenario, '/api/v2/summary.json', atMs, startedAtMs);
    expect(toShape(ours)).toEqual(toShape(real));
    const toStates = (summary: unknown) =>
      DocumentSchema.parse(summary).components.map(({ id, name, status }) => [id, name, status]);
    expect(toStates(ours)).toEqual(toStates(real));
    expect(DocumentSchema.parse(ours).status).toEqual(DocumentSchema.parse(real).status);
  });
});
