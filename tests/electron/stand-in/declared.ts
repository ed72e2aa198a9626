import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** One member as electron.d.ts declares it. `platforms` is empty where it exists on all. */
export interface Member {
  readonly name: string;
  readonly isStatic: boolean;
  readonly platforms: readonly string[];
}

/** A class or interface of electron.d.ts, with what it inherits. */
export interface Declaration {
  readonly members: readonly Member[];
  readonly events: readonly { readonly name: string; readonly platforms: readonly string[] }[];
}

const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const lines = readFileSync(join(electronFolder, 'electron.d.ts'), 'utf8').split('\n');

function bodyOf(name: string): { readonly base: string | null; readonly body: readonly string[] } | null {
  const head = new RegExp(String.raw`^ {2}(?:class|interface) ${name}(?: extends ([\w.]+))? \{$`);
  const from = lines.findIndex((line) => head.test(line));
  if (from === -1) return null;
  const to = lines.indexOf('  }', from);
  return { base: head.exec(lines[from] ?? '')?.[1] ?? null, body: lines.slice(from + 1, to) };
}

/** Reads a class or interface out of electron.d.ts. Throws where it declares none by that name. */
export function declarationOf(name: string): Declaration {
  const found = bodyOf(name);
  if (found === null) throw new Error(`electron.d.ts declares no ${name}`);
  const members: Member[] = [];
  const events: { name: string; platforms: readonly string[] }[] = [];
  let platforms: readonly string[] = [];
  for (const line of found.body) {
    if (line === '    /**') platforms = [];
    platforms = /^ {5}\* @platform ([\w,]+)/.exec(line)?.[1]?.split(',') ?? platforms;
    const event = /^ {4}on\(event: '([^']+)'/.exec(line)?.[1];
    const member = /^ {4}(static )?(?:readonly )?([A-Za-z_$][\w$]*)\??[(:<]/.exec(line);
    if (event !== undefined) events.push({ name: event, platforms });
    else if (member?.[2] !== undefined) {
      members.push({ name: member[2], isStatic: member[1] !== undefined, platforms });
    }
  }
  const base = found.base === null || found.base.endsWith('EventEmitter') ? null : declarationOf(found.base);
  return { members: [...members, ...(base?.members ?? [])], events: [...events, ...(base?.events ?? [])] };
}

function exportsOf(namespace: string): readonly string[] {
  const from = lines.indexOf(`  namespace ${namespace} {`);
  return lines
    .slice(from + 1, lines.indexOf('  }', from))
    .map((line) => /^ {4}(?:const|class) (\w+)/.exec(line)?.[1])
    .filter((name) => name !== undefined);
}

/** Every value the `electron` module gives a main process. */
export const MAIN_EXPORTS: readonly string[] = [...new Set([...exportsOf('Main'), ...exportsOf('Common')])];
