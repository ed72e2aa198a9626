import { defineLanguageFacet, Language, LanguageSupport, ParseContext } from '@codemirror/language';
import { GFM, parseCode, parser } from '@lezer/markdown';
import { findCodeLanguage } from './code-languages.ts';
import { longParagraphs } from './long-paragraphs.ts';

/**
 * Markdown with GitHub's additions and highlighted code blocks. Built on the parser alone: `@codemirror/lang-markdown` would
 * bring HTML, CSS and JavaScript along, which are more than half of the editor's size.
 */
export function markdown(): LanguageSupport {
  const codeBlocks = parseCode({
    codeParser: (info) => {
      const found = findCodeLanguage(info);
      if (found === null) return null;
      return found.support?.language.parser ?? ParseContext.getSkippingParser(found.load());
    },
  });
  const configured = parser.configure([GFM, codeBlocks, longParagraphs]);
  const language = new Language(defineLanguageFacet({}), configured, [], 'markdown');
  return new LanguageSupport(language);
}
