import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { serveHttp } from '../support/loopback-servers.ts';
import { runCli } from '../support/run-cli.ts';

async function diagnoseWith(temporary: string) {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-diagnose-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'temporary'));
  const { port } = await serveHttp((_request, response) => response.end('{}'));
  const services = join(folder, 'services.json');
  const url = `http://127.0.0.1:${port}/`;
  writeFileSync(
    services,
    JSON.stringify({
      services: [{ id: 'acme', name: 'Acme', targets: [{ id: 'api', name: 'API', url }] }],
      controls: { hosts: [url], captiveCheckUrl: null, literal: null },
    }),
  );
  // Where a file lies no folder can be made, whoever runs this.
  const options = ['--data-dir', join(services, 'data'), '--services', services];
  const end = await runCli(['diagnose', '--json', ...options], { TMPDIR: join(folder, temporary) });
  return { ...end, left: readdirSync(join(folder, 'temporary')) };
}

it('is it me? is told where no data folder can be had, and nothing is left behind', async () => {
  const { code, out, err, left } = await diagnoseWith('temporary');
  expect(err).toBe('');
  expect([0, 2]).toContain(code);
  expect(JSON.parse(out)).toMatchObject({
    steps: expect.arrayContaining([expect.objectContaining({ id: 'network' })]),
  });
  expect(left).toEqual([]);
});

it('is refused for the data folder where there is no place at all', async () => {
  const { code, out, err } = await diagnoseWith('nowhere');
  expect({ code, out }).toEqual({ code: 73, out: '' });
  expect(err).toMatch(/data could not be written: a file is where its folder should be\.\n$/);
});
