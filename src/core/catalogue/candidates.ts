import { z } from 'zod';

/** A name somebody may look for, with the address of a status page whose format nobody has recorded. */
export interface Candidate {
  readonly name: string;
  readonly url: string;
  readonly category: string | null;
}

const RowSchema = z.tuple([
  z.string().min(1).max(80),
  z.string().min(4).max(200),
  z.string().max(40).optional(),
]);
const FileSchema = z.object({ candidates: z.array(z.unknown()).max(20_000) });

/** The candidates in `assets/candidates.json`: rows of name, address without `https://`, and category. Rows amiss are left out. */
export function parseCandidates(value: unknown): readonly Candidate[] {
  const file = FileSchema.safeParse(value);
  if (!file.success) return [];
  return file.data.candidates.flatMap((row) => {
    const parsed = RowSchema.safeParse(row);
    if (!parsed.success) return [];
    const [name, address, category] = parsed.data;
    return [{ name, url: `https://${address}`, category: category ?? null }];
  });
}
