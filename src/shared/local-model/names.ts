/** The names of the calls about models on this computer; see `calls.ts`. */
export const LOCAL_MODEL_CALL_NAMES = [
  'localModel.list',
  'localModel.start',
  'localModel.read',
  'localModel.stop',
] as const;
export type LocalModelCallName = (typeof LOCAL_MODEL_CALL_NAMES)[number];
