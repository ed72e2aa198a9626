import type { PageComponent, PageReading } from '../../shared/observation.ts';
import type { ComponentRef } from '../../shared/service.ts';

/** Where a wanted component was found on its page, and by what; `missing` where the page no longer lists it. */
export type ComponentMatch =
  | { readonly by: 'id' | 'name'; readonly wanted: ComponentRef; readonly component: PageComponent }
  | { readonly by: 'missing'; readonly wanted: ComponentRef };

/** More than any page renews at once, and little to keep. */
const MAX_FORMER = 1_000;

/**
 * The components that a page has stopped listing, as it called them, the latest first: by their names those who watch them find what
 * came after. Nothing where a page lists only what is wrong.
 */
export function followFormer(
  before: PageReading | null,
  next: Pick<PageReading, 'components' | 'basis'>,
): readonly ComponentRef[] {
  if (before === null || next.basis === 'incidents') return [];
  const seen = new Set(next.components.map(({ id }) => id));
  const former: ComponentRef[] = [];
  for (const { id, name, group } of [...before.components, ...(before.former ?? [])]) {
    if (seen.has(id)) continue;
    seen.add(id);
    former.push({ id, name, group });
  }
  return former.slice(0, MAX_FORMER);
}

/** The components wanted, with the names that the page had for those of which only the id is known. */
export function withNames(
  wanted: readonly ComponentRef[],
  reading: Pick<PageReading, 'former'> | null,
): readonly ComponentRef[] {
  const former = reading?.former;
  if (former === undefined) return wanted;
  const byId = new Map(former.map((ref) => [ref.id, ref]));
  return wanted.map((ref) => (ref.name === ref.id ? (byId.get(ref.id) ?? ref) : ref));
}

/**
 * Finds each wanted component by its id, and by its name where the id is gone: pages renew ids. A name is no match if its group
 * is another, if somebody else is wanted under that id, or if the name is there more than once: a guess would watch the wrong thing.
 */
export function matchComponents(
  wanted: readonly ComponentRef[],
  components: readonly PageComponent[],
): readonly ComponentMatch[] {
  const byId = new Map(components.map((component) => [component.id, component]));
  const claimed = new Set(wanted.map(({ id }) => id));
  const free = components.filter(({ id }) => !claimed.has(id));
  return wanted.map((ref) => {
    const component = byId.get(ref.id);
    if (component !== undefined) return { by: 'id', wanted: ref, component };
    const [only, ...others] = free.filter((candidate) => isNamesake(ref, candidate));
    return only !== undefined && others.length === 0
      ? { by: 'name', wanted: ref, component: only }
      : { by: 'missing', wanted: ref };
  });
}

function isNamesake(ref: ComponentRef, component: PageComponent): boolean {
  const isSameGroup =
    ref.group === null || component.group === null || fold(ref.group) === fold(component.group);
  return isSameGroup && fold(ref.name) === fold(component.name);
}

function fold(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
