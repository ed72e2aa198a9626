import { describe, expect, it } from 'vitest';
import { NEW_PAGE } from '../../../src/core/pages/page-state.ts';
import { readPage } from '../../../src/core/pages/read-page.ts';
import type { PageAnswer } from '../../../src/core/ports.ts';
import { PageRefSchema } from '../../../src/shared/service.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';
import { readFixture } from '../feeds/fixtures.ts';

function createWeb(files: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const fetchPage = async ({ url }: { readonly url: string }): Promise<PageAnswer> => {
    asked.push(url);
    const file = files[url];
    return file === undefined
      ? { kind: 'failed', failure: { at: 1, kind: 'status', detail: '404' }, retryAfterMs: null }
      : { kind: 'body', bytes: readFixture(file), contentType: 'text/plain', etag: null, maxAgeMs: null };
  };
  return { asked, ports: { fetchPage, clock: createVirtualClock() } };
}
const { signal } = new AbortController();

describe('a page of more than one document', () => {
  it('is read with its key, and its components come from where they are', async () => {
    const base = 'https://status.lantern.example/api/status-page/lantern-ai';
    const web = createWeb({
      [`${base}/unresolved-incidents`]: 'checkly/partial.json',
      [`${base}/uptime`]: 'checkly/components.json',
      [`${base}/maintenance-windows`]: 'checkly/maintenance.json',
    });
    const page = PageRefSchema.parse({
      format: 'checkly',
      url: 'https://status.lantern.example',
      key: 'lantern-ai',
    });
    const first = await readPage(page, NEW_PAGE, web.ports, signal);
    expect(web.asked).toEqual([`${base}/unresolved-incidents`, `${base}/uptime`]);
    expect(first.reading).toMatchObject({
      basis: 'incidents',
      components: [
        { name: 'API', group: 'Models', level: 'partial_outage' },
        { name: 'Batch', level: 'operational' },
        { name: 'Chat', level: 'operational' },
      ],
    });
    await readPage(page, first, web.ports, signal);
    expect(web.asked.slice(2)).toEqual([`${base}/unresolved-incidents`]);
  });

  it('needs no key where its address tells it, and cannot do without where it does not', () => {
    const url = 'https://status.lantern.example';
    for (const format of ['statusio', 'checkly', 'sorry', 'site24x7', 'microsoft365']) {
      expect(PageRefSchema.safeParse({ format, url }).success).toBe(false);
      expect(PageRefSchema.safeParse({ format, url, key: 'k' }).success).toBe(true);
    }
    expect(PageRefSchema.safeParse({ format: 'statuspage', url }).success).toBe(true);
    expect(PageRefSchema.safeParse({ format: 'statuspage', url, key: '' }).success).toBe(false);
  });

  it('links incidents as its own address makes them whole', async () => {
    const web = createWeb({ 'https://status.cloud.google.com/incidents.json': 'google-cloud/degraded.json' });
    const page = PageRefSchema.parse({ format: 'google-cloud', url: 'https://status.cloud.google.com' });
    const { reading } = await readPage(page, NEW_PAGE, web.ports, signal);
    expect(reading?.incidents?.[0]?.url).toBe('https://status.cloud.google.com/incidents/g-open');
  });
});
