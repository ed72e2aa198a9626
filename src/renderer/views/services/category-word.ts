import { TEXT } from '../../speech.ts';

/** What a category is called; a word of a services file of the user's own stands as it is. */
export function categoryWord(category: string): string {
  const known: Readonly<Record<string, string>> = TEXT.services.categories;
  return Object.hasOwn(known, category) ? (known[category] ?? category) : category;
}
