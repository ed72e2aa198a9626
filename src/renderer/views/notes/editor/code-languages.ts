import { LanguageDescription, LanguageSupport, StreamLanguage } from '@codemirror/language';

/** The languages of code blocks. Each is fetched when a block of it is first seen. */
export const CODE_LANGUAGES: readonly LanguageDescription[] = [
  LanguageDescription.of({
    name: 'javascript',
    alias: ['js', 'jsx', 'mjs', 'json', 'jsonc', 'javascriptreact'],
    load: async () => (await import('@codemirror/lang-javascript')).javascript({ jsx: true }),
  }),
  LanguageDescription.of({
    name: 'typescript',
    alias: ['ts', 'tsx', 'mts', 'typescriptreact'],
    load: async () =>
      (await import('@codemirror/lang-javascript')).javascript({ jsx: true, typescript: true }),
  }),
  LanguageDescription.of({
    name: 'python',
    alias: ['py'],
    load: async () => (await import('@codemirror/lang-python')).python(),
  }),
  LanguageDescription.of({
    name: 'shell',
    alias: ['sh', 'bash', 'zsh', 'console'],
    load: async () => {
      const { shell } = await import('@codemirror/legacy-modes/mode/shell');
      return new LanguageSupport(StreamLanguage.define(shell));
    },
  }),
  LanguageDescription.of({
    name: 'yaml',
    alias: ['yml'],
    load: async () => {
      const { yaml } = await import('@codemirror/legacy-modes/mode/yaml');
      return new LanguageSupport(StreamLanguage.define(yaml));
    },
  }),
  LanguageDescription.of({
    name: 'sql',
    load: async () => {
      const { standardSQL } = await import('@codemirror/legacy-modes/mode/sql');
      return new LanguageSupport(StreamLanguage.define(standardSQL));
    },
  }),
];

/** The language that the line after a code fence names, such as `ts` in "ts title=…"; null where it is none of these. */
export function findCodeLanguage(info: string): LanguageDescription | null {
  const name = /^[\w+#.-]+/.exec(info.trim())?.[0] ?? '';
  return name === '' ? null : LanguageDescription.matchLanguageName(CODE_LANGUAGES, name, false);
}
