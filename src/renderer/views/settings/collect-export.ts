import { EXPORT_PARTS, type ExportFormat, type ExportPage, type ExportPart } from '../../../shared/export.ts';
import { err, type Failure, ok, type Result } from '../../../shared/result.ts';
import type { Client } from '../../client/client.ts';
import { createZip } from '../../format/zip.ts';

/** Where an export stands: what it reads, and how much of all has been read, from 0 to 1. */
export interface ExportProgress {
  readonly part: ExportPart;
  readonly share: number;
}

export interface ExportJob {
  readonly client: Pick<Client, 'call'>;
  readonly format: ExportFormat;
  /** The moment it bears. */
  readonly at: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ExportProgress) => void;
}

/** How much of the work a part is, about: single tries outweigh all else. */
const WEIGHTS: Readonly<Record<ExportPart, number>> = {
  samples: 0.7,
  hours: 0.1,
  changes: 0.06,
  episodes: 0.02,
  incidents: 0.06,
  readings: 0.06,
};

type Take = (part: ExportPart, page: ExportPage) => Promise<void>;

/** Asks for every part, page by page. The first failure ends it; null where it was called off. */
async function readAll(
  { client, format, signal, onProgress }: ExportJob,
  take: Take,
): Promise<Failure | null> {
  let before = 0;
  for (const part of EXPORT_PARTS) {
    let after: number | null = 0;
    while (after !== null && !signal.aborted) {
      const answer: Result<ExportPage> = await client.call('data.export', { part, format, after });
      if (!answer.ok) return answer.error;
      await take(part, answer.value);
      onProgress({ part, share: before + WEIGHTS[part] * answer.value.share });
      after = answer.value.next;
    }
    before += WEIGHTS[part];
  }
  return null;
}

/** Every table as a file of an archive. */
async function collectCsv(job: ExportJob): Promise<Result<Blob>> {
  const zip = createZip(job.at);
  let file = { part: EXPORT_PARTS[0] as ExportPart, entry: zip.add(`${EXPORT_PARTS[0]}.csv`) };
  const failure = await readAll(job, async (part, { text }) => {
    if (part !== file.part) {
      await file.entry.close();
      file = { part, entry: zip.add(`${part}.csv`) };
    }
    await file.entry.write(text);
  });
  await file.entry.close();
  return failure === null ? ok(zip.finish()) : err(failure);
}

/** Everything as one document: an array for each part. */
async function collectJson(job: ExportJob): Promise<Result<Blob>> {
  const pieces: string[] = [`{"exportedAt":${JSON.stringify(new Date(job.at).toISOString())}`];
  let current: ExportPart | null = null;
  let isFirst = true;
  const failure = await readAll(job, async (part, { text }) => {
    if (part !== current) {
      pieces.push(`${current === null ? '' : '\n]'},\n"${part}":[\n`);
      current = part;
      isFirst = true;
    }
    if (text === '') return;
    pieces.push(isFirst ? text : `,\n${text}`);
    isFirst = false;
  });
  pieces.push(current === null ? '}\n' : '\n]}\n');
  return failure === null ? ok(new Blob(pieces, { type: 'application/json' })) : err(failure);
}

/** Everything kept as a file to save; a failure ends it, and null says that it was called off. */
export async function collectExport(job: ExportJob): Promise<Result<Blob> | null> {
  const collected = await (job.format === 'csv' ? collectCsv(job) : collectJson(job));
  return job.signal.aborted ? null : collected;
}

/** What the file is called, by its day in UTC. */
export function exportName(format: ExportFormat, at: number): string {
  return `pilotlight-history-${new Date(at).toISOString().slice(0, 10)}.${format === 'csv' ? 'zip' : 'json'}`;
}
