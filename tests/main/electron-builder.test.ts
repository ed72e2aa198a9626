import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { APP_ID, APP_NAME } from '../../src/shared/identity.ts';

const ROOT = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

// electron-builder offers its own reading and checking of the file, but only inside its package.
const { validateConfiguration } = require('app-builder-lib/out/util/config/config.js');
const { getConfig } = require('app-builder-lib/out/util/config/load.js');
const { DebugLogger } = require('builder-util');

const ConfigSchema = z.looseObject({
  appId: z.string(),
  productName: z.string(),
  files: z.array(z.string()),
  asarUnpack: z.array(z.string()),
  extraMetadata: z.looseObject({ desktopName: z.string() }),
  electronFuses: z.record(z.string(), z.boolean()),
  mac: z.looseObject({
    icon: z.string(),
    identity: z.string(),
    hardenedRuntime: z.boolean(),
    extendInfo: z.looseObject({ LSUIElement: z.boolean() }),
  }),
  win: z.looseObject({ icon: z.string() }),
  linux: z.looseObject({ icon: z.string(), maintainer: z.string() }),
});
const { result: raw } = await getConfig(
  { packageKey: 'build', configFilename: 'electron-builder', projectDir: ROOT, packageMetadata: null },
  'electron-builder.yml',
);
const config = ConfigSchema.parse(raw);

describe('electron-builder.yml', () => {
  it('fits electron-builder’s own schema', async () => {
    await expect(validateConfiguration(raw, new DebugLogger(false))).resolves.toBeUndefined();
  });

  it('would be refused with a key electron-builder does not know', async () => {
    await expect(validateConfiguration({ ...config, linx: {} }, new DebugLogger(false))).rejects.toThrow(
      /linx/,
    );
  });

  it('names the app as the program does, or Windows would show no notification', () => {
    expect(config.appId).toBe(APP_ID);
    expect(config.productName).toBe(APP_NAME);
    expect(config.extraMetadata.desktopName).toBe(`${APP_ID}.desktop`);
    expect(APP_NAME).not.toContain(' ');
  });

  it('closes every door that a fuse can close', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: true,
    });
  });

  it('packs what the program reads, and lets node-notifier’s helpers out of the archive', () => {
    expect(config.files).toEqual(
      expect.arrayContaining([
        'out/**',
        'assets/services.json',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder puts the system in
        'assets/icons/tray/${os}/**',
        'package.json',
      ]),
    );
    expect(config.asarUnpack).toContain('node_modules/node-notifier/**');
  });

  it('points at icons that are there', () => {
    for (const { icon } of [config.mac, config.win, config.linux]) {
      expect(existsSync(join(ROOT, icon))).toBe(true);
    }
  });

  it('hardens the Mac’s runtime, and grants what an ad-hoc signature needs to start under it', () => {
    expect(config.mac).toMatchObject({ identity: '-', hardenedRuntime: true });
    // electron-builder's own entitlements hold where the folder of its resources has none.
    expect(config.mac).not.toHaveProperty('entitlements');
    expect(existsSync(join(ROOT, 'assets/icons/app/entitlements.mac.plist'))).toBe(false);
    const granted = readFileSync(
      require.resolve('app-builder-lib/templates/entitlements.mac.plist'),
      'utf8',
    ).replaceAll(/\s/g, '');
    for (const name of ['allow-jit', 'disable-library-validation']) {
      expect(granted).toContain(`<key>com.apple.security.cs.${name}</key><true/>`);
    }
  });

  it('keeps the Dock clean and gives the deb a maintainer', () => {
    expect(config.mac.extendInfo.LSUIElement).toBe(true);
    expect(config.linux.maintainer).toMatch(/<.+@.+>/);
  });
});
