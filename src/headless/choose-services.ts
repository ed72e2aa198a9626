import { err, ok, type Result } from '../shared/result.ts';

/** Anything that can be asked for by name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The services asked for, in that order; all of them where none is. On failure one line that says what was likely meant. */
export function chooseServices<Item extends Named>(
  services: readonly Item[],
  asked: readonly string[],
): Result<readonly Item[], string> {
  if (asked.length === 0) return ok(services);
  const chosen: Item[] = [];
  for (const query of asked) {
    const found = findService(services, query);
    if (found === undefined) return err(toUnknownService(services, query));
    if (!chosen.includes(found)) chosen.push(found);
  }
  return ok(chosen);
}

function findService<Item extends Named>(services: readonly Item[], query: string): Item | undefined {
  const wanted = query.toLowerCase();
  return (
    services.find(({ id }) => id.toLowerCase() === wanted) ??
    services.find(({ name }) => name.toLowerCase() === wanted)
  );
}

const MAX_SUGGESTED = 3;
/** Longer lists are read by nobody. */
const MAX_LISTED = 12;

function toUnknownService(services: readonly Named[], query: string): string {
  const wanted = query.toLowerCase();
  const near = services
    .map((service) => ({ service, distance: nearness(wanted, service) }))
    .filter(({ distance }) => distance <= Math.max(1, wanted.length / 3))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_SUGGESTED)
    .map(({ service }) => service.id);
  if (near.length > 0) return `There is no service “${query}”. Did you mean ${listWords(near)}?`;
  const ids = services.map(({ id }) => id);
  if (ids.length === 0) return `There is no service “${query}”: none is on offer.`;
  const listed = `${ids.slice(0, MAX_LISTED).join(', ')}${ids.length > MAX_LISTED ? ` and ${ids.length - MAX_LISTED} more` : ''}`;
  return `There is no service “${query}”. On offer: ${listed}.`;
}

function nearness(wanted: string, { id, name }: Named): number {
  const isPart = wanted.length >= 3 && (id.includes(wanted) || name.toLowerCase().includes(wanted));
  return isPart ? 0 : Math.min(editDistance(wanted, id), editDistance(wanted, name.toLowerCase()));
}

function listWords(words: readonly string[]): string {
  return words.length === 1 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** How many letters must be added, dropped, changed or swapped with their neighbour to get from one word to the other. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? from.length;
}
