/** A text as a terminal may be shown it: control characters, which it would obey, are replaced. */
export function toTerminal(text: string): string {
  return text.replace(/\p{Cc}/gu, (unit) => (unit === '\n' || unit === '\t' ? unit : '\uFFFD'));
}
