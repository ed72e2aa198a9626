import { describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { createDataHandlers } from '../../src/core/data-handlers.ts';
import type { Clock } from '../../src/core/ports.ts';
import { parseAnswer } from '../../src/renderer/client/parse.ts';
import { createZip } from '../../src/renderer/format/zip.ts';
import {
  collectExport,
  type ExportJob,
  exportName,
} from '../../src/renderer/views/settings/collect-export.ts';
import { EXPORT_PARTS } from '../../src/shared/export.ts';
import { err } from '../../src/shared/result.ts';
import { seededHistory } from './seeded-history.ts';
import { storyIncident, toState } from './states.ts';

const AT = Date.UTC(2026, 3, 28, 16, 30, 12);
const CLOCK: Clock = {
  wallMs: () => Date.now(),
  monoMs: () => performance.now(),
  after: () => () => undefined,
};

/** Unpacks an archive with another program's eyes. */
async function unpack(archive: Blob): Promise<ReadonlyMap<string, { text: string; at: Date }>> {
  const bytes = Buffer.from(await archive.arrayBuffer());
  return new Promise((resolve, reject) => {
    const files = new Map<string, { text: string; at: Date }>();
    fromBuffer(bytes, { lazyEntries: true }, (failure, zip) => {
      if (failure !== null) return reject(failure);
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (problem, stream) => {
          if (problem !== null) return reject(problem);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('error', reject);
          stream.on('end', () => {
            const at = entry.getLastModDate({ timezone: 'UTC' });
            files.set(entry.fileName, { text: Buffer.concat(chunks).toString('utf8'), at });
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => resolve(files));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}

const history = seededHistory('month', toState('official', Date.now(), 1).services);
history.addReading('https://status.claude.com', {
  at: Date.now(),
  url: 'https://status.claude.com',
  isMirror: false,
  name: 'Claude',
  components: [],
  incidents: [storyIncident(Date.now())],
});
const handlers = createDataHandlers(
  { forget: () => undefined },
  { clock: CLOCK, dataFolder: { path: '', files: () => [] }, history },
);

function job(format: 'csv' | 'json', change: Partial<ExportJob> = {}): ExportJob {
  return {
    client: { call: async (name, request) => parseAnswer(name, await handlers['data.export'](request)) },
    format,
    at: AT,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...change,
  };
}

describe('an archive', () => {
  it('is read by another program, empty files, other letters and long texts among it', async () => {
    const zip = createZip(AT);
    for (const [name, texts] of [
      ['empty.csv', []],
      ['größe.csv', ['ä', 'ö\r\n']],
      ['long.csv', Array.from({ length: 300 }, (_, index) => `${index},`.repeat(500))],
    ] as const) {
      const entry = zip.add(name);
      for (const text of texts) await entry.write(text);
      await entry.close();
    }
    const files = await unpack(zip.finish());
    expect([...files.keys()]).toEqual(['empty.csv', 'größe.csv', 'long.csv']);
    expect(files.get('empty.csv')?.text).toBe('');
    expect(files.get('größe.csv')?.text).toBe('äö\r\n');
    expect(files.get('long.csv')?.text).toHaveLength(
      Array.from({ length: 300 }, (_, index) => `${index},`.length * 500).reduce((a, b) => a + b, 0),
    );
    expect(files.get('long.csv')?.at.toISOString()).toBe('2026-04-28T16:30:12.000Z');
  });
});

describe('an export', () => {
  it('is an archive of one table for each part, and says how far it is', async () => {
    const shares: number[] = [];
    const file = await collectExport(job('csv', { onProgress: ({ share }) => shares.push(share) }));
    if (file?.ok !== true) throw new Error('no file');
    const files = await unpack(file.value);
    expect([...files.keys()]).toEqual(EXPORT_PARTS.map((part) => `${part}.csv`));
    for (const part of EXPORT_PARTS) {
      const lines = files.get(`${part}.csv`)?.text.split('\r\n') ?? [];
      expect(lines.length, part).toBeGreaterThan(2);
    }
    expect(shares.length).toBeGreaterThan(EXPORT_PARTS.length);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1);
  });

  it('is one document of the same rows', async () => {
    const file = await collectExport(job('json'));
    if (file?.ok !== true) throw new Error('no file');
    const document: unknown = JSON.parse(await file.value.text());
    expect(Object.keys(Object(document))).toEqual(['exportedAt', ...EXPORT_PARTS]);
    for (const part of EXPORT_PARTS) expect(Reflect.get(Object(document), part)).not.toHaveLength(0);
  });

  it('ends with the first failure', async () => {
    const failure = { code: 'storage', message: 'The disk is gone.' } as const;
    const file = await collectExport(job('csv', { client: { call: async () => err(failure) } }));
    expect(file).toEqual(err(failure));
  });

  it('stops where it is called off', async () => {
    const controller = new AbortController();
    let pages = 0;
    const file = await collectExport(
      job('json', {
        signal: controller.signal,
        onProgress: () => {
          pages += 1;
          controller.abort();
        },
      }),
    );
    expect(file).toBeNull();
    expect(pages).toBe(1);
  });

  it('is named by its day', () => {
    expect(exportName('csv', AT)).toBe('pilotlight-history-2026-04-28.zip');
    expect(exportName('json', AT)).toBe('pilotlight-history-2026-04-28.json');
  });
});
