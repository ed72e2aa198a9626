import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import { toFileProblem } from '../node/data-folder/file-problem.ts';
import { setAside } from '../node/data-folder/set-aside.ts';
import { writeWhole } from '../node/data-folder/write-whole.ts';
import { keyInEnvironment, type ModelKeyStore } from '../node/model-check/key-store.ts';
import type { KeyPlace } from '../shared/model-check/model.ts';
import type { ModelProviderId } from '../shared/model-check/providers.ts';
import { parseJson } from '../shared/parse-json.ts';
import { err, ok, type Result } from '../shared/result.ts';

export const KEYS_FILE = 'model-keys.json';

const FileSchema = z.object({ version: z.literal(1), keys: z.record(z.string(), z.base64()) });
type Kept = Readonly<Record<string, string>>;

export interface KeyRingOptions {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >;
}

/**
 * Chromium marks what it encrypted under a password that stands in its own source with these letters on Linux; with a key out of a
 * key ring it writes others: https://source.chromium.org/chromium/chromium/src/+/main:components/os_crypt/sync/os_crypt_linux.cc
 */
const NO_KEY_RING_PREFIX = 'v10';

/**
 * Keys of the desktop app. What the system's key ring encrypts is kept in a file of the data folder; where there is no key ring, a
 * key is held until the app ends and written nowhere. A key that was entered goes before one of the environment.
 */
export function createKeyRing({ folder, env, platform, safeStorage }: KeyRingOptions): ModelKeyStore {
  const path = join(folder, KEYS_FILE);
  const ofThisRun = new Map<ModelProviderId, string>();
  let kept: Kept | null = null;
  let isDamaged = false;

  /** The encrypted keys; a file that cannot be read holds none, and is set aside before the next key is kept. */
  function keptKeys(): Kept {
    if (kept !== null) return kept;
    const found = readKept(path);
    isDamaged = found === null;
    kept = found ?? {};
    return kept;
  }

  function save(next: Kept): Result<void> {
    try {
      if (isDamaged && existsSync(path)) setAside(path, 'damaged', Date.now());
      isDamaged = false;
      writeWhole(path, `${JSON.stringify({ version: 1, keys: next }, null, 2)}\n`);
    } catch (error) {
      return err({ code: 'storage', message: toFileProblem(error, path).message });
    }
    kept = next;
    return ok(undefined);
  }

  function without(provider: ModelProviderId): Result<void> {
    const { [provider]: gone, ...others } = keptKeys();
    return gone === undefined ? ok(undefined) : save(others);
  }

  function place(provider: ModelProviderId): KeyPlace {
    if (ofThisRun.has(provider)) return 'run';
    if (keptKeys()[provider] !== undefined) return 'key_ring';
    return keyInEnvironment(env, provider) === null ? 'none' : 'environment';
  }

  /** On Linux the desktop may have no key ring; asking too early answers `unknown`, which is none either. */
  function hasKeyRing(): boolean {
    if (platform !== 'linux') return true;
    const backend = safeStorage.getSelectedStorageBackend();
    return backend !== 'basic_text' && backend !== 'unknown';
  }

  /** The key as the key ring encrypts it, in base64; null where it would not be safe. */
  async function encrypt(key: string): Promise<string | null> {
    try {
      if (!hasKeyRing() || !(await safeStorage.isAsyncEncryptionAvailable())) return null;
      const encrypted = await safeStorage.encryptStringAsync(key);
      const isOpen = platform === 'linux' && encrypted.toString('latin1').startsWith(NO_KEY_RING_PREFIX);
      return isOpen ? null : encrypted.toString('base64');
    } catch {
      return null;
    }
  }

  async function decrypt(provider: ModelProviderId, encrypted: string): Promise<string | null> {
    try {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(
        Buffer.from(encrypted, 'base64'),
      );
      if (shouldReEncrypt) {
        const renewed = await encrypt(result);
        if (renewed !== null && keptKeys()[provider] === encrypted)
          save({ ...keptKeys(), [provider]: renewed });
      }
      return result;
    } catch {
      return null;
    }
  }

  return {
    place,
    keeping: () => (hasKeyRing() ? 'key_ring' : 'run'),
    set: async (provider, key) => {
      const encrypted = await encrypt(key);
      // A key held for this run must not leave an older one behind that would come back with the next.
      const saved = encrypted === null ? without(provider) : save({ ...keptKeys(), [provider]: encrypted });
      if (!saved.ok) return saved;
      if (encrypted === null) ofThisRun.set(provider, key);
      else ofThisRun.delete(provider);
      return ok(place(provider));
    },
    forget: async (provider) => {
      const saved = without(provider);
      if (!saved.ok) return saved;
      ofThisRun.delete(provider);
      return ok(place(provider));
    },
    read: async (provider) => {
      const held = ofThisRun.get(provider);
      if (held !== undefined) return held;
      const encrypted = keptKeys()[provider];
      return encrypted === undefined ? keyInEnvironment(env, provider) : decrypt(provider, encrypted);
    },
  };
}

/** Null where there is a file that cannot be read. */
function readKept(path: string): Kept | null {
  if (!existsSync(path)) return {};
  try {
    return FileSchema.safeParse(parseJson(readFileSync(path, 'utf8'))).data?.keys ?? null;
  } catch {
    return null;
  }
}
