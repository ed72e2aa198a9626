/** A place in a template to be filled in: `{{name}}`, or `{{name=what stands there unless it is filled}}`. */
export interface TemplateField {
  readonly name: string;
  readonly fallback: string;
}

const FIELD = /\{\{\s*([\p{L}\p{N}_][^{}=\n]{0,79}?)\s*(?:=([^{}\n]{0,1000}))?\}\}/gu;

/** The fields of a template, each once, in the order of their first place; the first that has a fallback gives it. */
export function fieldsIn(template: string): readonly TemplateField[] {
  const fallbacks = new Map<string, string>();
  for (const [, name = '', fallback = ''] of template.matchAll(FIELD)) {
    if ((fallbacks.get(name) ?? '') === '') fallbacks.set(name, fallback.trim());
  }
  return [...fallbacks].map(([name, fallback]) => ({ name, fallback }));
}

/** The template with every field filled: by its value, else by its fallback. A value is text, never a template again. */
export function fillTemplate(template: string, values: ReadonlyMap<string, string>): string {
  const fallbacks = new Map(fieldsIn(template).map(({ name, fallback }) => [name, fallback]));
  return template.replace(FIELD, (_, name: string) => values.get(name) ?? fallbacks.get(name) ?? '');
}
