import type { FeedReading, FurtherPart, PartMemory } from './feed.ts';

/** The plan of a format that says everything in one document. */
export const NOTHING_FURTHER = (): readonly FurtherPart[] => [];

/** Whether a further document is worth a request: at first sight, and then so long after it was last tried. */
export function isDue(memory: PartMemory | null | undefined, everyMs: number): boolean {
  return memory === null || memory === undefined || memory.triedAgoMs >= everyMs;
}

/** Whether a reading lists components and finds all of them operational. */
export function isAllOperational(reading: FeedReading | null | undefined): boolean {
  return reading?.components?.every(({ level }) => level === 'operational') === true;
}
