import { plainLine } from '../../shared/plain.ts';

/** Room for an ending, a number and a folder within the 255 bytes that file systems allow. */
const MAX_STEM_BYTES = 120;

const FORBIDDEN = /[<>:"/\\|?*\p{Cc}]/gu;

/** Names that are devices on Windows, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

const UNTITLED = 'Untitled';

/** A title as a file name, without an ending, that every system takes: never empty, never a device, hidden, or a way elsewhere. */
export function toFileStem(title: string): string {
  const line = plainLine(title.normalize('NFC').replace(FORBIDDEN, ' '), 100).replace(/…$/, '');
  const stem = withinBytes(line.replace(/^[\s.~-]+/, ''), MAX_STEM_BYTES).replace(/[\s.]+$/, '');
  const [first = ''] = stem.split('.');
  if (stem === '') return UNTITLED;
  return DEVICE.test(first.trim()) ? `_${stem}` : stem;
}

/** A file name for each title, none twice even where upper and lower case are the same. */
export function toFileNames(titles: readonly string[], ending: string): readonly string[] {
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  return titles.map((title) => {
    const stem = toFileStem(title);
    const key = fold(stem);
    let number = numbers.get(key) ?? 1;
    let name = stem;
    while (taken.has(fold(name))) {
      number += 1;
      name = `${stem} (${number})`;
    }
    numbers.set(key, number);
    taken.add(fold(name));
    return `${name}${ending}`;
  });
}

/** Whether a file of this name, without its ending, is what a note of this title is exported as. */
export function isNameOf(stem: string, title: string): boolean {
  return (
    fold(stem.replace(/ \(\d{1,9}\)$/, '')) === fold(toFileStem(title)) ||
    fold(stem) === fold(toFileStem(title))
  );
}

/** As file systems compare that take upper and lower case for the same. */
function fold(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase();
}

/** At most so many bytes of UTF-8, cut between characters. */
function withinBytes(text: string, maxBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const point of text) {
    const code = point.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
    if (bytes > maxBytes) break;
    end += point.length;
  }
  return text.slice(0, end);
}
