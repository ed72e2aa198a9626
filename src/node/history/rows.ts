import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { type Level, LevelSchema } from '../../shared/level.ts';

export type Row = readonly SQLOutputValue[];

/**
 * A prepared query that answers rows as arrays, a third of the time of objects. The types of node:sqlite do not follow
 * `returnArrays`: this is the one place that tells the compiler.
 */
export function prepareRows(
  db: DatabaseSync,
  sql: string,
): (...values: readonly SQLInputValue[]) => readonly Row[] {
  const statement = db.prepare(sql, { returnArrays: true });
  return (...values) => {
    const rows: unknown = statement.all(...values);
    return isRows(rows) ? rows : [];
  };
}

function isRows(value: unknown): value is readonly Row[] {
  return Array.isArray(value);
}

/** An INTEGER column of a STRICT table; 0 where it is null. */
export function toInteger(value: SQLOutputValue | undefined): number {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : 0;
}

/** A TEXT column; empty where it is null. */
export function toText(value: SQLOutputValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A BLOB column; empty where it is null. */
export function toBytes(value: SQLOutputValue | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array();
}

/** A column that holds a level; one that no version knows is unknown. */
export function toLevel(value: SQLOutputValue | undefined): Level {
  return LevelSchema.options.find((level) => level === value) ?? 'unknown';
}
