import type { Notice } from '../shared/snapshot.ts';
import type { Stored } from './ports.ts';

const STORAGE_NOTICE_ID = 'storage';

/** The notices after some writes: the first that failed is said once, and taken back when all succeed again. */
export function withStorageNotice(
  notices: readonly Notice[],
  writes: readonly Stored[],
  wallMs: number,
): readonly Notice[] {
  const problem = writes.find((write) => !write.ok);
  const others = notices.filter(({ id }) => id !== STORAGE_NOTICE_ID);
  if (problem === undefined || problem.ok) return others.length === notices.length ? notices : others;
  const known = notices.find(({ id }) => id === STORAGE_NOTICE_ID);
  if (known?.text === problem.error.message) return notices;
  return [...others, { id: STORAGE_NOTICE_ID, at: wallMs, kind: 'storage', text: problem.error.message }];
}
