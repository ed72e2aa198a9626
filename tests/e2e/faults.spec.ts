import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { WorldFaultName } from '../../src/lab/world/faults.ts';
import type { Reason } from '../../src/shared/verdict.ts';
import { DASHBOARD, type Playing, startFault, whyNoNamespace } from '../faults/namespace.ts';

const why = whyNoNamespace();
test.skip(why !== null, why ?? '');
test.describe.configure({ timeout: 240_000 });

let folders: string[] = [];
let playing: Playing[] = [];
let servers: Server[] = [];

test.afterEach(async () => {
  for (const world of playing) world.end();
  await Promise.allSettled(playing.map(({ told }) => told));
  for (const server of servers) server.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  [folders, playing, servers] = [[], [], []];
});

/** Plays a fault until it is known, and answers the address under which a browser here finds the host's dashboard. */
async function openWorld(fault: WorldFaultName, until: Reason): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-world-'));
  folders.push(folder);
  const world = startFault({
    fault,
    until,
    folder,
    speed: 12,
    isTold: false,
    lastsMs: 0,
    isHeld: true,
  });
  playing.push(world);
  const ended = world.told.then(() => Promise.reject(new Error('the world ended early')));
  ended.catch(() => undefined);
  const file = join(folder, DASHBOARD.address);
  await Promise.race([expect.poll(() => existsSync(file), { timeout: 150_000 }).toBe(true), ended]);
  const server = createServer((browser) => {
    const host = connect(join(folder, DASHBOARD.socket));
    for (const end of [browser, host]) end.on('error', () => end.destroy());
    browser.pipe(host).pipe(browser);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const here = server.address();
  const url = new URL(readFileSync(file, 'utf8'));
  url.port = typeof here === 'object' ? String(here?.port) : '';
  return url.href;
}

/** What a user may read of each, by a fault of the user's own, one of the provider's, and one that may be either's. */
const SEEN: readonly (readonly [WorldFaultName, Reason, RegExp, RegExp, RegExp])[] = [
  [
    'captive portal that refuses TLS',
    'captive_portal',
    /^This Wi-Fi wants you to sign in\./,
    /Open any page in the browser and sign in to this network\./,
    /It is on your side\./,
  ],
  [
    'overloaded',
    'failing_here',
    /^Acme: major outage\. 2 others work\.$/,
    /Wait a little; trying again in a hurry only adds to the load\./,
    /It is not you: your side is fine\./,
  ],
  [
    'route to one provider broken',
    'unreachable_from_here',
    /^Acme: cannot be reached from here\. 2 others work\.$/,
    /Try another network, or switch the VPN off or on\./,
    /Not clear: your side is fine as far as could be checked\./,
  ],
];

test('the dashboard says whose fault it is, and what to do', async ({ page }) => {
  const addresses = await Promise.all(SEEN.map(([fault, reason]) => openWorld(fault, reason)));
  for (const [index, [fault, , headline, advice, conclusion]] of SEEN.entries()) {
    await test.step(fault, () => look(page, addresses[index] ?? '', headline, advice, conclusion));
  }
});

async function look(
  page: Page,
  address: string,
  headline: RegExp,
  advice: RegExp,
  conclusion: RegExp,
): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  await expect(page.getByText(advice).first()).toBeVisible();
  await page.goto(new URL('/#/diagnose', address).href);
  await expect(page.getByRole('status').filter({ hasText: conclusion })).toBeVisible({ timeout: 30_000 });
}
