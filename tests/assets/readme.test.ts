import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderReadme } from '../../scripts/readme/tables.ts';
import { FORMAT_NAMES } from '../../src/shared/format-names.ts';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

describe('README.md', () => {
  it('tells of formats and services as they are: `npm run readme` writes it', () => {
    expect(renderReadme(readme)).toBe(readme);
    for (const name of Object.values(FORMAT_NAMES)) expect(readme).toContain(`| ${name} |`);
  });

  it('would be written anew if it did not', () => {
    const stale = readme.replace(/has \d+ services/, 'has 3 services').replace('| Statuspage |', '| Other |');
    expect(stale).not.toBe(readme);
    expect(renderReadme(stale)).toBe(readme);
    expect(() => renderReadme('nothing')).toThrow('no place for');
  });
});
