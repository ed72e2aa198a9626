import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Notification } from '../../src/core/notification.ts';
import { createNotifier } from '../../src/headless/notifier.ts';
import { placeOf } from '../../src/shared/place.ts';
import { SOME_MOMENT } from '../support/snapshots.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotlight-notifier-'));
const program = join(folder, 'notify-send');
const shownFile = join(folder, 'shown');

/** Puts a `notify-send` first on the path: what node-notifier runs, without a desktop behind it. */
function install(script: string): void {
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
}

beforeAll(() => {
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', '');
  vi.stubEnv('XDG_RUNTIME_DIR', '/nowhere');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function notification(title: string, body: string): Notification {
  return {
    id: 'n1',
    at: SOME_MOMENT,
    kind: 'started',
    serviceIds: ['claude'],
    place: placeOf('now', 'claude'),
    title,
    body,
    urgency: 'critical',
  };
}

function createRecordingLog() {
  const lines: (readonly [string, unknown])[] = [];
  const write = (event: string, fields?: unknown): void => void lines.push([event, fields]);
  return { lines, log: { info: write, warn: write, error: write } };
}

// Elsewhere node-notifier brings or finds other programs, which show something at once.
describe.runIf(process.platform === 'linux')('createNotifier', () => {
  it('passes title and body on as text, whatever a shell would make of them', async () => {
    install(`for arg in "$@"; do printf '%s\\n' "$arg" >> '${shownFile}'; done`);
    const { log, lines } = createRecordingLog();
    const trap = join(folder, 'trap');
    const title = `-- "Claude" \\ $(touch ${trap}) \`touch ${trap}\``;
    const body = `'; touch ${trap}; ' && touch ${trap} | $HOME \\" touch ${trap} # <b>`;
    expect(await createNotifier(log)(notification(title, body))).toBe(true);
    const [shownTitle, shownBody] = readFileSync(shownFile, 'utf8').split('\n');
    // As notify-send wants it: backslashes doubled. Nobody is there to say whether the body is markup, so that it begins no tag.
    const written = body.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('\\', '\\\\');
    expect([shownTitle, shownBody]).toEqual([title.replace(/^--/, '–'), written]);
    expect(existsSync(trap)).toBe(false);
    expect(lines).toEqual([]);
  });

  it.each([
    ['the desktop refuses', 'echo "no such service org.freedesktop.Notifications" >&2; exit 1'],
    ['the desktop complains', 'echo "cannot show this" >&2'],
  ])('answers that nothing was shown where %s', async (_, script) => {
    install(script);
    const { log, lines } = createRecordingLog();
    expect(await createNotifier(log)(notification('Claude', 'Down.'))).toBe(false);
    expect(lines).toEqual([['notification.failed', { id: 'n1', message: expect.any(String) }]]);
  });
});
