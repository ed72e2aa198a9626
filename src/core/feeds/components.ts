import type { PageComponent } from '../../shared/observation.ts';
import type { ComponentRef } from '../../shared/service.ts';

/** Where a wanted component was found on its page, and by what; `missing` where the page no longer lists it. */
export type ComponentMatch =
  | { readonly by: 'id' | 'name'; readonly wanted: ComponentRef; readonly component: PageComponent }
  | { readonly by: 'missing'; readonly wanted: ComponentRef };

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
