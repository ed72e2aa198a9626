import { describe, expect, it } from 'vitest';
import { programOf, readDesktopEntry, toDesktopEntry } from '../../src/main/desktop-entry.ts';

const execOf = (command: readonly string[]): string | undefined =>
  /^Exec=(.*)$/m.exec(toDesktopEntry('Pilotlight', command))?.[1];

/** Reads an Exec line as the specification says: first the string value, then the quoting of arguments. */
function splitExec(line: string): readonly string[] {
  const value = line.replaceAll('\\\\', '\\');
  const parts = value.match(/"(?:\\.|[^"\\])*"|[^ ]+/g) ?? [];
  return parts.map((part) => {
    const inner = part.startsWith('"') ? part.slice(1, -1).replaceAll(/\\(["`$\\])/g, '$1') : part;
    return inner.replaceAll('%%', '%');
  });
}

describe('toDesktopEntry', () => {
  it('writes a whole autostart file', () => {
    expect(toDesktopEntry('Pilotlight', ['/opt/Pilotlight/pilotlight', '--hidden'])).toBe(
      [
        '[Desktop Entry]',
        'Type=Application',
        'Name=Pilotlight',
        'Exec=/opt/Pilotlight/pilotlight --hidden',
        'Terminal=false',
        'X-GNOME-Autostart-enabled=true',
        '',
      ].join('\n'),
    );
  });

  it('doubles a percent sign and quotes what has a space', () => {
    expect(execOf(['/odd/100% sure'])).toBe('"/odd/100%% sure"');
  });

  it('escapes once for the argument and once more for the line', () => {
    expect(execOf(['/odd/$HOME'])).toBe(String.raw`"/odd/\\$HOME"`);
    expect(execOf(['C:\\x y'])).toBe(String.raw`"C:\\\\x y"`);
  });

  it.each([
    '/home/me/My Apps/Pilotlight-0.1.0.AppImage',
    '/odd/$HOME',
    '/a`id`b',
    '/a"b',
    '/100%',
    'back\\slash',
  ])('gives %s back to whoever reads the line by the specification', (path) => {
    expect(splitExec(execOf([path, '--hidden']) ?? '')).toEqual([path, '--hidden']);
    expect(programOf(toDesktopEntry('Pilotlight', [path, '--hidden']))).toBe(path);
  });

  it('refuses a line break, which would start a key of its own', () => {
    expect(() => toDesktopEntry('Pilotlight', ['/opt/a\nExec=evil'])).toThrow(/line break/);
  });
});

describe('readDesktopEntry', () => {
  const written = toDesktopEntry('Pilotlight', ['/opt/pilotlight', '--hidden']);

  it('reads its own file as on', () => {
    expect(readDesktopEntry(written)).toBe('on');
  });

  it.each([
    ['Hidden=true, as session settings write it', `${written}Hidden=true\n`],
    ['GNOME switched it off', written.replace('enabled=true', 'enabled=false')],
    ['an empty file', ''],
    ['nothing to run', written.replace(/^Exec=.*$/m, 'Exec=')],
    ['a group that is not the entry', written.replace('[Desktop Entry]', '[Desktop Action x]')],
  ])('reads as off: %s', (_case, text) => {
    expect(readDesktopEntry(text)).toBe('off');
  });

  it('does not mind comments, spaces and other groups', () => {
    const text = `# mine\n[Desktop Entry]\n Exec = /opt/pilotlight \n[Desktop Action quit]\nHidden=true\n`;
    expect(readDesktopEntry(text)).toBe('on');
  });
});

describe('programOf', () => {
  it('is a name where the line gives one, and nothing where there is no line', () => {
    expect(programOf('[Desktop Entry]\nExec=flatpak run org.example.App')).toBe('flatpak');
    expect(programOf('[Desktop Entry]\nExec=\n')).toBeNull();
    expect(programOf('')).toBeNull();
  });
});
