import { z } from 'zod';

/** One step of "is it me?": what was tried, what it found, and what to do about it. */
export const DiagnosisStepSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    outcome: z.enum(['good', 'bad', 'unclear', 'skipped']),
    finding: z.string(),
    remedy: z.string().nullable(),
  })
  .readonly();
export type DiagnosisStep = z.infer<typeof DiagnosisStepSchema>;

/** A diagnosis as far as it has come: each step by its title, with what it found once it is done. */
export const DiagnosisRunSchema = z
  .object({
    id: z.int(),
    startedAt: z.int(),
    endedAt: z.int().nullable(),
    steps: z
      .array(z.object({ id: z.string(), title: z.string(), done: DiagnosisStepSchema.nullable() }).readonly())
      .readonly(),
  })
  .readonly();
export type DiagnosisRun = z.infer<typeof DiagnosisRunSchema>;

const LanguageSchema = z.enum(['en', 'de']);

/** "Is it me?" with progress: one run at a time, asked about as it goes on. */
export const DIAGNOSIS_CALLS = {
  /** Begins a run, in words of this language; one under way is joined. */
  'diagnosis.start': {
    kind: 'command',
    request: z.object({ language: LanguageSchema }).readonly(),
    response: DiagnosisRunSchema,
  },
  /** The last run begun; null before the first. */
  'diagnosis.get': {
    kind: 'query',
    request: z.object({}).readonly(),
    response: DiagnosisRunSchema.nullable(),
  },
} as const;
