import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WriteStream } from 'node:tty';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { feedFor } from '../../src/core/feeds/feed.ts';
import { run } from '../../src/headless/run.ts';
import { startWeb, type Web, type WebDocument, type WebHost } from '../../src/lab/web.ts';
import { FORMAT_NAMES } from '../../src/shared/format-names.ts';
import { type FeedFormat, FeedFormatSchema, ServicesFileSchema } from '../../src/shared/service.ts';
import { readFixture, toUtf16 } from '../core/feeds/fixtures.ts';

/** A page of the lab's web: what somebody types, where the format keeps its documents, and what is in them. */
interface Place {
  readonly typed: string;
  readonly format: FeedFormat;
  readonly url: string;
  readonly key?: string;
  readonly state: string;
  readonly components?: string;
}

const HEX = '0123456789abcdef01234567';

/** One place for each format: by its domain where the format can be found so, else by an address that carries its key. */
const PLACES: readonly Place[] = [
  {
    typed: 'lantern.example',
    format: 'statuspage',
    url: 'https://status.lantern.example',
    state: 'statuspage/partial.json',
  },
  {
    typed: 'status.incidentio.example',
    format: 'incidentio',
    url: 'https://status.incidentio.example',
    state: 'incidentio/partial.json',
  },
  {
    typed: 'status.instatus.example',
    format: 'instatus',
    url: 'https://status.instatus.example',
    state: 'instatus/partial.json',
    components: 'instatus/components.json',
  },
  {
    typed: 'https://lantern.betteruptime.com/',
    format: 'betterstack',
    url: 'https://lantern.betteruptime.com',
    state: 'betterstack/partial.json',
  },
  {
    typed: `https://status.statusio.example/pages/incident/${HEX}/1`,
    format: 'statusio',
    url: 'https://status.statusio.example',
    key: HEX,
    state: 'statusio/partial.json',
  },
  {
    typed: 'status.cachet.example',
    format: 'cachet',
    url: 'https://status.cachet.example',
    state: 'cachet/partial.json',
  },
  {
    typed: 'status.cloud.google.com',
    format: 'google-cloud',
    url: 'https://status.cloud.google.com',
    state: 'google-cloud/partial.json',
  },
  {
    typed: 'https://www.google.com/appsstatus/dashboard/',
    format: 'google-workspace',
    url: 'https://www.google.com/appsstatus/dashboard',
    state: 'google-cloud/partial.json',
  },
  {
    typed: 'health.aws.amazon.com',
    format: 'aws',
    url: 'https://health.aws.amazon.com/health/status',
    state: 'aws/partial.json',
  },
  {
    typed: 'https://status.aws.amazon.com/rss/lamp.rss',
    format: 'aws-rss',
    url: 'https://status.aws.amazon.com/rss/lamp.rss',
    key: 'https://status.aws.amazon.com/rss/lamp.rss',
    state: 'aws-rss/major.xml',
  },
  {
    typed: 'status.azure.com',
    format: 'azure-rss',
    url: 'https://azure.status.microsoft/en-us/status',
    state: 'azure-rss/operational.xml',
  },
  {
    typed: 'slack-status.com',
    format: 'slack',
    url: 'https://slack-status.com',
    state: 'slack/partial.json',
  },
  {
    typed: 'status.heroku.com',
    format: 'heroku',
    url: 'https://status.heroku.com',
    state: 'heroku/partial.json',
  },
  {
    typed: 'https://www.apple.com/support/systemstatus/',
    format: 'apple',
    url: 'https://www.apple.com/support/systemstatus',
    state: 'apple/partial.json',
  },
  {
    typed: 'status.office365.com',
    format: 'microsoft365',
    url: 'https://status.cloud.microsoft',
    key: 'm365Consumer',
    state: 'microsoft365/partial.json',
  },
  {
    typed: 'https://status.news.example/feed.xml',
    format: 'rss',
    url: 'https://status.news.example',
    key: 'https://status.news.example/feed.xml',
    state: 'rss/partial.xml',
  },
  {
    typed: 'https://status.checkly.example/api/status-page/lantern/uptime',
    format: 'checkly',
    url: 'https://status.checkly.example',
    key: 'lantern',
    state: 'checkly/partial.json',
    components: 'checkly/components.json',
  },
  {
    typed: 'lantern.statuspal.eu',
    format: 'statuspal',
    url: 'https://lantern.statuspal.eu',
    state: 'statuspal/partial.json',
  },
  {
    typed: 'https://api.sorryapp.com/v1/pages/2273/components',
    format: 'sorry',
    url: 'https://api.sorryapp.com/v1/pages/2273',
    key: '2273',
    state: 'sorry/partial.json',
  },
  {
    typed: 'https://status.site24x7.example/sp/api/public/summary_details/statuspages/a_go%3D',
    format: 'site24x7',
    url: 'https://status.site24x7.example',
    key: 'a_go=',
    state: 'site24x7/partial.json',
  },
  {
    typed: 'status.statushub.example',
    format: 'statushub',
    url: 'https://status.statushub.example',
    state: 'statushub/partial.json',
  },
  {
    typed: 'status.cstate.example',
    format: 'cstate',
    url: 'https://status.cstate.example',
    state: 'cstate/partial.json',
  },
  {
    typed: 'https://stats.uptimerobot.com/abc',
    format: 'uptimerobot',
    url: 'https://stats.uptimerobot.com/abc',
    state: 'uptimerobot/partial.json',
  },
  {
    typed: 'https://up.kuma.example/status/home',
    format: 'uptime-kuma',
    url: 'https://up.kuma.example/status/home',
    state: 'uptime-kuma/partial.json',
    components: 'uptime-kuma/components.json',
  },
  {
    typed: 'status.gatus.example',
    format: 'gatus',
    url: 'https://status.gatus.example',
    state: 'gatus/major.json',
  },
];

/** A fixture as its host would send it now: AWS in UTF-16, Azure's feed built a moment ago. */
function toDocument(file: string): WebDocument {
  const bytes = readFixture(file);
  const contentType = file.endsWith('.xml') ? 'application/rss+xml' : 'application/json; charset=utf-8';
  if (file.startsWith('aws/')) return { body: toUtf16(bytes), contentType };
  const built = `<lastBuildDate>${new Date().toUTCString()}</lastBuildDate>`;
  const text = new TextDecoder().decode(bytes).replace(/<lastBuildDate>.*?<\/lastBuildDate>/, built);
  return { body: text, contentType };
}

function toHosts(places: readonly Place[]): Record<string, WebHost> {
  const hosts: Record<string, { documents: Record<string, WebDocument> }> = {};
  const put = (address: string, document: WebDocument): void => {
    const url = new URL(address);
    hosts[url.host] ??= { documents: {} };
    const host = hosts[url.host];
    if (host !== undefined) host.documents[`${url.pathname}${url.search}`] = document;
  };
  for (const { format, url, key, state, components } of places) {
    const feed = feedFor(format);
    put(feed.addressOf('state', url, key ?? null), toDocument(state));
    if (components !== undefined) put(feed.addressOf('components', url, key ?? null), toDocument(components));
    hosts[new URL(url).host] ??= { documents: {} };
  }
  return hosts;
}

const HTML: WebHost = { documents: {}, behaviour: { kind: 'html', status: 200, share: 1 } };
const SILENT: WebHost = { documents: {}, behaviour: { kind: 'hang', phase: 'response', share: 1 } };
const BROKEN: WebHost = { documents: {}, behaviour: { kind: 'truncated', share: 1 } };

describe('pilotlight check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-check-'));
  let web: Web;
  let servicesFile: string;

  beforeAll(async () => {
    web = await startWeb({
      ...toHosts(PLACES),
      'html.example': HTML,
      'silent.example': SILENT,
      'broken.example': BROKEN,
      'api.example': { documents: { '/health': { body: '{"up":true}', contentType: 'application/json' } } },
      'known.example':
        toHosts([
          { typed: '', format: 'instatus', url: 'https://known.example', state: 'instatus/operational.json' },
        ])['known.example'] ?? HTML,
    });
    servicesFile = join(folder, 'services.json');
    const known = { id: 'known', name: 'Known', page: { format: 'instatus', url: 'https://known.example' } };
    const controls = { hosts: ['https://api.example/health'], captiveCheckUrl: null, literal: null };
    writeFileSync(servicesFile, JSON.stringify({ services: [known], controls, caPem: web.caPem }));
  });
  afterAll(async () => {
    await web.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function createStream(isTTY: boolean) {
    let text = '';
    const write = (part: string): boolean => {
      text += part;
      return true;
    };
    const own = { isTTY, columns: 80, rows: 24, write, on: () => undefined, off: () => undefined };
    const stream: WriteStream = Object.assign(Object.create(WriteStream.prototype), own);
    return { stream, text: () => text };
  }

  async function check(
    args: readonly string[],
    isTTY = false,
    interrupted = new AbortController().signal,
    env: Readonly<Record<string, string>> = { HTTPS_PROXY: web.proxyUrl },
  ) {
    const [out, err] = [createStream(false), createStream(isTTY)];
    const cli = { root: folder, version: '0', env, stdout: out.stream, stderr: err.stream, interrupted };
    const code = await run(cli, ['check', '--services', servicesFile, ...args]);
    return { code, out: out.text(), err: err.text() };
  }

  it('has a place for every format', () => {
    expect(PLACES.map(({ format }) => format).toSorted()).toEqual(FeedFormatSchema.options.toSorted());
  });

  it.each(PLACES)('$format: names it for $typed', async ({ typed, format, url, key }) => {
    const asked = web.requests().length;
    const { out, err } = await check([typed]);
    expect(err).toBe('');
    expect(out.replaceAll(/\n +/g, ' ')).toContain(`A status page at ${url} (${FORMAT_NAMES[format]}).`);
    const { service, formatName } = z
      .object({ service: z.unknown(), formatName: z.string() })
      .parse(JSON.parse((await check([typed, '--json'])).out));
    expect(formatName).toBe(FORMAT_NAMES[format]);
    const entry = ServicesFileSchema.parse({ services: [service] }).services[0];
    expect(entry?.page).toEqual({ format, url, mirrors: [], ...(key === undefined ? {} : { key }) });
    const requests = web.requests().slice(asked);
    const counts = [...Map.groupBy(requests, (request) => request).values()].map((same) => same.length);
    // Once for each of the two runs: what found the page is not asked again to read it.
    expect(Math.max(...counts)).toBe(2);
  });

  it('previews the components, those in trouble first, and says what is open and how to watch it', async () => {
    const { code, out } = await check(['lantern.example']);
    expect(code).toBe(1);
    expect(out).toMatch(/^◧ Lantern: Partial outage\n/);
    expect(out).toMatch(/6 components, 1 open\./);
    expect(out).toMatch(/Incident since /);
    expect(out).toContain('paste the address under Services');
    const entry = out.split('\n').find((line) => line.trim().startsWith('{'));
    expect(ServicesFileSchema.parse(JSON.parse(entry ?? '')).services[0]?.page?.format).toBe('statuspage');
  });

  it('says no more of a list of incidents than that it is empty', async () => {
    const { code, out } = await check(['status.azure.com']);
    expect([code, out.split('\n')[0]]).toEqual([0, '● Microsoft Azure: No public incident']);
  });

  it('names what is on offer already', async () => {
    expect((await check(['known.example'])).out).toContain(
      'On offer already as “Known”: pilotlight status known',
    );
  });

  it('tries the address itself where there is no page, with the days its certificate has left', async () => {
    const { code, out } = await check(['https://api.example/health']);
    expect(code).toBe(0);
    expect(out).toMatch(/^● https:\/\/api\.example\/health: answers \(200\), first byte after \d+ ms\.\n/);
    expect(out).toContain('Its certificate is good for 29 more days.');
    expect(out).toContain('No status page of a format Pilotlight reads was found there');
    const told = JSON.parse((await check(['https://api.example/health', '--json'])).out);
    expect(told).toMatchObject({
      kind: 'target',
      sample: { class: 'ok', code: '200' },
      certificateDaysLeft: 29,
      service: { targets: [{ url: 'https://api.example/health' }] },
    });
  });

  it('says that it is on this side where nothing unrelated answers either, and offers nothing to be watched', async () => {
    const alone = join(folder, 'alone.json');
    // A port that nobody listens on stands for a network that is not there.
    const controls = { hosts: ['https://127.0.0.1:1/'], captiveCheckUrl: null, literal: null };
    writeFileSync(alone, JSON.stringify({ services: [], controls }));
    const nobody = new AbortController().signal;
    const { code, out } = await check(['https://127.0.0.1:1/', '--services', alone], false, nobody, {});
    expect(code).toBe(2);
    expect(out.replaceAll(/\n +/g, ' ')).toMatch(/wrong on your side\. What it is: pilotlight diagnose\n$/);
    expect(out).not.toContain('To watch it');
  });

  it('finds no page in a web page, nor in half a document', async () => {
    for (const host of ['html.example', 'broken.example']) {
      const told = JSON.parse((await check([host, '--json'])).out);
      expect(told).toMatchObject({ kind: 'target', url: `https://${host}/`, sample: { class: 'ok' } });
    }
  });

  it('says so where nothing is there', async () => {
    const { code, out } = await check(['nothing.example']);
    expect(code).toBe(2);
    expect(out).toContain('https://nothing.example/: ');
  });

  it('waits for no longer than it is told to', async () => {
    const { code, out } = await check(['silent.example', '--timeout', '1s']);
    expect(code).toBe(1);
    expect(out).toContain('no answer in time (ETIMEDOUT)');
  });

  it('tells on a terminal what it is asking, and leaves no trace of that', async () => {
    const { err } = await check(['html.example'], true);
    expect(err).toContain('Looking for a status page at html.example, status.html.example');
    expect(err).toContain('No status page found; trying https://html.example/');
    expect(err.endsWith('\u001B[?25h')).toBe(true);
  });

  it('ends when it is told to', async () => {
    const ending = new AbortController();
    ending.abort();
    expect(await check(['html.example'], false, ending.signal)).toEqual({ code: 130, out: '', err: '' });
  });

  it('refuses what is no address, and a services file that is none', async () => {
    expect(await check(['claude'])).toMatchObject({ code: 64, err: expect.stringContaining('no domain') });
    writeFileSync(join(folder, 'bad.json'), '{');
    const { code, err } = await check(['a.example', '--services', join(folder, 'bad.json')]);
    expect([code, err.includes('bad.json: not JSON')]).toEqual([64, true]);
  });
});
