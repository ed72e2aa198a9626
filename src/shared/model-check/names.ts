/** The names of the calls about the model check's key; see `calls.ts`. */
export const MODEL_CHECK_CALL_NAMES = ['modelKey.set', 'modelKey.forget'] as const;
export type ModelCheckCallName = (typeof MODEL_CHECK_CALL_NAMES)[number];
