import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createKeyRing, KEYS_FILE, type KeyRingOptions } from '../../src/main/key-ring.ts';

const KEY = 'sk-ant-lab-a-key-to-look-for';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface Ring {
  readonly backend?: ReturnType<KeyRingOptions['safeStorage']['getSelectedStorageBackend']>;
  readonly isAvailable?: boolean;
  readonly prefix?: string;
  readonly isLocked?: boolean;
  readonly shouldReEncrypt?: boolean;
}

/** A key ring whose encryption is a turned-round text: nothing that could be found by looking for the key. */
function openRing(folder: string, ring: Ring = {}, more: Partial<KeyRingOptions> = {}) {
  const { backend = 'gnome_libsecret', isAvailable = true, prefix = 'v11' } = ring;
  let encryptions = 0;
  const turned = (text: string): string => text.split('').toReversed().join('');
  const safeStorage: KeyRingOptions['safeStorage'] = {
    getSelectedStorageBackend: () => backend,
    isAsyncEncryptionAvailable: () => Promise.resolve(isAvailable),
    encryptStringAsync: (text) => {
      encryptions += 1;
      return Promise.resolve(Buffer.from(`${prefix}${turned(text)}`));
    },
    decryptStringAsync: (encrypted) =>
      ring.isLocked === true
        ? Promise.reject(new Error('locked'))
        : Promise.resolve({
            result: turned(encrypted.toString().slice(3)),
            shouldReEncrypt: ring.shouldReEncrypt === true,
          }),
  };
  const keys = createKeyRing({ folder, env: {}, platform: 'linux', safeStorage, ...more });
  return { keys, encryptions: () => encryptions };
}

const everything = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');

describe('a key ring', () => {
  it('keeps a key encrypted, for the user’s eyes only, and brings it back in the next run', async () => {
    const folder = createFolder();
    const { keys } = openRing(folder);
    expect(keys.keeping()).toBe('key_ring');
    expect(keys.place('anthropic')).toBe('none');
    expect(await keys.set('anthropic', KEY)).toEqual({ ok: true, value: 'key_ring' });
    expect(everything(folder)).not.toContain(KEY);
    expect(statSync(join(folder, KEYS_FILE)).mode & 0o077).toBe(0);
    const next = openRing(folder).keys;
    expect(next.place('anthropic')).toBe('key_ring');
    expect(next.place('openai')).toBe('none');
    expect(await next.read('anthropic')).toBe(KEY);
  });

  it('forgets a key, and leaves the others', async () => {
    const folder = createFolder();
    const { keys } = openRing(folder);
    await keys.set('anthropic', KEY);
    await keys.set('openai', `${KEY}-2`);
    expect(await keys.forget('anthropic')).toEqual({ ok: true, value: 'none' });
    const next = openRing(folder).keys;
    expect(await next.read('anthropic')).toBeNull();
    expect(await next.read('openai')).toBe(`${KEY}-2`);
  });

  it.each<[string, Ring]>([
    ['a desktop without one', { backend: 'basic_text' }],
    ['a desktop nobody knows', { backend: 'unknown' }],
    ['one that is not there', { isAvailable: false }],
    ['one that encrypts with a password everybody knows', { prefix: 'v10' }],
  ])('holds a key for this run alone with %s', async (_what, ring) => {
    const folder = createFolder();
    const { keys } = openRing(folder, ring);
    expect(await keys.set('anthropic', KEY)).toEqual({ ok: true, value: 'run' });
    expect(keys.place('anthropic')).toBe('run');
    expect(await keys.read('anthropic')).toBe(KEY);
    expect(readdirSync(folder)).toEqual([]);
    expect(openRing(folder, ring).keys.place('anthropic')).toBe('none');
  });

  it('says beforehand that it will hold a key for this run alone', () => {
    expect(openRing(createFolder(), { backend: 'basic_text' }).keys.keeping()).toBe('run');
    const mac = { platform: 'darwin' } as const;
    expect(openRing(createFolder(), { backend: 'basic_text' }, mac).keys.keeping()).toBe('key_ring');
  });

  it('takes letters for what they mean on Linux alone', async () => {
    const { keys } = openRing(createFolder(), { prefix: 'v10' }, { platform: 'darwin' });
    expect(await keys.set('anthropic', KEY)).toEqual({ ok: true, value: 'key_ring' });
  });

  it('leaves no older key behind one that is held for this run', async () => {
    const folder = createFolder();
    await openRing(folder).keys.set('anthropic', 'sk-ant-lab-older');
    await openRing(folder, { backend: 'basic_text' }).keys.set('anthropic', KEY);
    expect(await openRing(folder).keys.read('anthropic')).toBeNull();
  });

  it('says that a key cannot be read where the ring is locked, and keeps it', async () => {
    const folder = createFolder();
    await openRing(folder).keys.set('anthropic', KEY);
    const { keys } = openRing(folder, { isLocked: true });
    expect(keys.place('anthropic')).toBe('key_ring');
    expect(await keys.read('anthropic')).toBeNull();
    expect(await openRing(folder).keys.read('anthropic')).toBe(KEY);
  });

  it('encrypts anew when the system asks for it', async () => {
    const folder = createFolder();
    await openRing(folder).keys.set('anthropic', KEY);
    const renewing = openRing(folder, { shouldReEncrypt: true, prefix: 'v12' });
    expect(await renewing.keys.read('anthropic')).toBe(KEY);
    expect(renewing.encryptions()).toBe(1);
    const file: { keys: { anthropic: string } } = JSON.parse(readFileSync(join(folder, KEYS_FILE), 'utf8'));
    expect(Buffer.from(file.keys.anthropic, 'base64').toString().startsWith('v12')).toBe(true);
  });

  it('puts a key that was entered before one of the environment', async () => {
    const { keys } = openRing(createFolder(), {}, { env: { ANTHROPIC_API_KEY: 'sk-of-the-shell' } });
    expect(keys.place('anthropic')).toBe('environment');
    expect(await keys.read('anthropic')).toBe('sk-of-the-shell');
    await keys.set('anthropic', KEY);
    expect(await keys.read('anthropic')).toBe(KEY);
    expect(await keys.forget('anthropic')).toEqual({ ok: true, value: 'environment' });
  });

  it.each(['', '{', '{"version":2,"keys":{}}', '{"version":1,"keys":{"anthropic":7}}'])(
    'holds nothing where its file is damaged, and keeps that aside: %j',
    async (text) => {
      const folder = createFolder();
      writeFileSync(join(folder, KEYS_FILE), text);
      const { keys } = openRing(folder);
      expect(keys.place('anthropic')).toBe('none');
      expect(await keys.set('anthropic', KEY)).toMatchObject({ ok: true });
      expect(await keys.set('openai', KEY)).toMatchObject({ ok: true });
      expect(await openRing(folder).keys.read('anthropic')).toBe(KEY);
      const aside = readdirSync(folder).filter((name) =>
        /^model-keys\.damaged-\d{8}T\d{6}Z\.json$/.test(name),
      );
      expect(aside.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([text]);
    },
  );

  it('touches nothing until it is asked', () => {
    const folder = createFolder();
    openRing(folder);
    expect(existsSync(join(folder, KEYS_FILE))).toBe(false);
  });

  it('refuses a key it cannot write, and says why without it', async () => {
    const { keys } = openRing(join(createFolder(), 'gone'));
    const refused = await keys.set('anthropic', KEY);
    expect(refused).toMatchObject({ ok: false, error: { code: 'storage' } });
    expect(JSON.stringify(refused)).not.toContain(KEY);
    expect(keys.place('anthropic')).toBe('none');
  });
});
