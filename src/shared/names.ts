import { CATALOGUE_CALL_NAMES } from './catalogue-names.ts';
import { HISTORY_CALL_NAMES } from './history-names.ts';
import { HOST_CALL_NAMES } from './host-names.ts';
import { LOCAL_MODEL_CALL_NAMES } from './local-model/names.ts';
import { MODEL_CHECK_CALL_NAMES } from './model-check/names.ts';
import { NOTE_CALL_NAMES } from './notes/names.ts';

/**
 * The names of the contract and nothing else, so that the preload script need not carry zod.
 * `contract.ts` must satisfy exactly these, or it does not compile.
 */
export const CALL_NAMES = [
  'snapshot.get',
  'catalogue.list',
  'history.changes',
  'history.episodes',
  'incidents.list',
  'service.check',
  'service.tellWhenBack',
  'settings.set',
  'notice.dismiss',
  'connection.diagnose',
  'link.open',
  'catalogue.search',
  'service.detect',
  'service.add',
  'service.remove',
  'service.describe',
  'alternatives.list',
  'diagnosis.start',
  'diagnosis.get',
  'data.describe',
  'data.export',
  'data.delete',
  ...CATALOGUE_CALL_NAMES,
  ...HISTORY_CALL_NAMES,
  ...HOST_CALL_NAMES,
  ...NOTE_CALL_NAMES,
  ...LOCAL_MODEL_CALL_NAMES,
  ...MODEL_CHECK_CALL_NAMES,
] as const;
export type CallName = (typeof CALL_NAMES)[number];

export const EVENT_NAMES = ['snapshot.changed'] as const;
export type EventName = (typeof EVENT_NAMES)[number];

/** The global under which the preload script offers the contract to the renderer. */
export const BRIDGE_NAME = 'pilotlight';

/** What the preload script exposes: calls by name, and events by name with a way to stop listening. */
export interface Bridge {
  readonly call: (name: CallName, request: unknown) => Promise<unknown>;
  readonly on: (name: EventName, listener: (payload: unknown) => void) => () => void;
}
