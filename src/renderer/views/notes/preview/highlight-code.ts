import { classHighlighter, highlightCode } from '@lezer/highlight';
import { findCodeLanguage } from '../editor/code-languages.ts';

/** A longer block is shown without colours: reading it would hold the window up. */
const MAX_CHARS = 50_000;

/** Colours a code block by the language its fence named, once that language is loaded; leaves it as it is where there is none. */
export async function highlightBlock(block: HTMLElement): Promise<void> {
  const info = [...block.classList].find((name) => name.startsWith('language-'))?.slice('language-'.length);
  const language = info === undefined ? null : findCodeLanguage(info);
  const code = block.textContent ?? '';
  if (language === null || code.length > MAX_CHARS) return;
  const { language: loaded } = await language.load();
  const parts: Node[] = [];
  highlightCode(
    code,
    loaded.parser.parse(code),
    classHighlighter,
    (text, classes) => {
      if (classes === '') return void parts.push(document.createTextNode(text));
      const span = document.createElement('span');
      span.className = classes;
      span.textContent = text;
      parts.push(span);
    },
    () => void parts.push(document.createTextNode('\n')),
  );
  block.replaceChildren(...parts);
}
