import { isNewVerdict } from '../core/verdict/fuse.ts';
import type { ServiceView } from '../shared/snapshot.ts';

export interface ServiceChange {
  readonly from: ServiceView | null;
  readonly to: ServiceView;
}

/** Which services say something else than before: another verdict, or the same with another doubt. New ones are changes too. */
export function findChanges(
  before: readonly ServiceView[],
  after: readonly ServiceView[],
): readonly ServiceChange[] {
  return after.flatMap((to) => {
    const from = before.find(({ id }) => id === to.id) ?? null;
    const isNew =
      from === null ||
      isNewVerdict(from.verdict, to.verdict) ||
      from.verdict.suspicion !== to.verdict.suspicion;
    return isNew ? [{ from, to }] : [];
  });
}
