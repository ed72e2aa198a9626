/** Text of XDG autostart files: https://specifications.freedesktop.org/desktop-entry-spec/latest/ */

/**
 * One argument of an `Exec` line. It is quoted twice over: the argument's own quoting escapes `"`, backtick, `$` and
 * backslash; the line is a string value besides, in which every backslash is doubled. `%` starts a field code and is doubled.
 */
function quoteArgument(argument: string): string {
  const escaped = argument.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%');
  const quoted = /^[A-Za-z0-9_./:=@,+-]+$/.test(argument) ? argument : `"${escaped}"`;
  return quoted.replaceAll('\\', String.raw`\\`);
}

/** An autostart file that runs `command` at login. Line breaks cannot be written in an Exec line and are refused by a throw. */
export function toDesktopEntry(name: string, command: readonly string[]): string {
  if ([name, ...command].some((text) => /[\n\r\0]/.test(text))) {
    throw new Error('an autostart entry cannot hold a line break');
  }
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name.replaceAll('\\', String.raw`\\`)}`,
    `Exec=${command.map(quoteArgument).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

function keysOf(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  let isMainGroup = false;
  for (const line of text.split('\n').map((line) => line.trim())) {
    if (line.startsWith('[')) isMainGroup = line === '[Desktop Entry]';
    const at = line.indexOf('=');
    if (isMainGroup && at > 0 && !line.startsWith('#')) {
      keys.set(line.slice(0, at).trim(), line.slice(at + 1).trim());
    }
  }
  return keys;
}

/**
 * What an autostart file says: `on`, or `off` where the user or the desktop switched it off (`Hidden=true`, or GNOME's
 * `X-GNOME-Autostart-enabled=false`) or it holds nothing to run.
 */
export function readDesktopEntry(text: string): 'on' | 'off' {
  const keys = keysOf(text);
  const isOff =
    keys.get('Hidden')?.toLowerCase() === 'true' ||
    keys.get('X-GNOME-Autostart-enabled')?.toLowerCase() === 'false' ||
    !keys.get('Exec');
  return isOff ? 'off' : 'on';
}

/**
 * The program that an autostart file starts, as its `Exec` line names it: a path, or a name to be looked for. Null where it names none.
 */
export function programOf(text: string): string | null {
  const line = keysOf(text).get('Exec')?.replaceAll('\\\\', '\\') ?? '';
  const [, quoted, plain] = /^(?:"((?:\\.|[^"\\])*)"|(\S+))/.exec(line) ?? [];
  const program = quoted?.replaceAll(/\\(["`$\\])/g, '$1') ?? plain;
  return program?.replaceAll('%%', '%') ?? null;
}
