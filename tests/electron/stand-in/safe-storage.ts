import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { SafeStorage } from 'electron';

const MEMBERS = [
  'isAsyncEncryptionAvailable',
  'encryptStringAsync',
  'decryptStringAsync',
  'getSelectedStorageBackend',
] as const satisfies readonly (keyof SafeStorage)[];

export const SAFE_STORAGE_FACE = { declared: 'SafeStorage', members: MEMBERS, statics: [] };

/** What Chromium writes before a text that it encrypted with a key out of a key ring. */
const PREFIX = Buffer.from('v11');
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The key of the desktop's key ring, which outlives the app: a file outside its folders that stands for the ring. */
function ringKey(path: string): Buffer {
  if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o600 });
  return readFileSync(path);
}

/**
 * `electron.safeStorage` of a Linux desktop: with `PILOTLIGHT_STAND_IN_KEY_RING`, the path of such a file, one with a key ring,
 * that really encrypts; without, one of which Electron says `basic_text`.
 */
export function createSafeStorage(
  env: Readonly<Record<string, string | undefined>>,
): Pick<SafeStorage, (typeof MEMBERS)[number]> {
  const path = env.PILOTLIGHT_STAND_IN_KEY_RING ?? '';
  const hasRing = path !== '';
  return {
    getSelectedStorageBackend: () => (hasRing ? 'gnome_libsecret' : 'basic_text'),
    isAsyncEncryptionAvailable: () => Promise.resolve(hasRing),
    encryptStringAsync: async (plainText) => {
      if (!hasRing) throw new Error('Encryption is not available.');
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', ringKey(path), iv);
      const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
      return Buffer.concat([PREFIX, iv, cipher.getAuthTag(), body]);
    },
    decryptStringAsync: async (encrypted) => {
      if (!hasRing || !encrypted.subarray(0, PREFIX.length).equals(PREFIX)) {
        throw new Error('Error while decrypting the ciphertext provided to safeStorage.');
      }
      const ivAt = PREFIX.length;
      const tagAt = ivAt + IV_BYTES;
      const decipher = createDecipheriv('aes-256-gcm', ringKey(path), encrypted.subarray(ivAt, tagAt));
      decipher.setAuthTag(encrypted.subarray(tagAt, tagAt + TAG_BYTES));
      const body = encrypted.subarray(tagAt + TAG_BYTES);
      const result = Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      return { result, shouldReEncrypt: false };
    },
  };
}
