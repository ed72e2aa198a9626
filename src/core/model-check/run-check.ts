import type { ModelAnswer, ModelCheckSettings } from '../../shared/model-check/model.ts';
import type { ControlReading } from '../../shared/observation.ts';
import type { Speech } from '../../shared/words/speech.ts';
import type { EngineState } from '../engine-state.ts';
import type { EnginePorts, Stored } from '../ports.ts';
import { CONTROLS_FRESH_MS, connectionState } from '../verdict/connection.ts';
import {
  countRequest,
  type ModelCheckState,
  NEVER_ASKED,
  observeAnswer,
  serviceOf,
  withoutOldTrouble,
} from './check-state.ts';
import { type ClassifiedAnswer, classifyAnswer, isSilent } from './classify-answer.ts';
import { keepChecks, recallChecks } from './keep-checks.ts';
import { answerKeepMs, decidePace } from './pace.ts';
import { withRefusalNotice } from './refusal-notice.ts';
import { toModelRequest } from './request.ts';

/** A model may think for a while before its first token; after this long nobody waits for it any more. */
const DEADLINE_MS = 30_000;
/** Without a connection nothing is asked, and it is looked at again after this long. */
const LOOK_AGAIN_MS = 60_000;

/** How the model check sees and changes what the engine knows. */
export interface ModelCheckContext {
  readonly ports: EnginePorts;
  readonly read: () => EngineState;
  readonly update: (change: (state: EngineState) => EngineState) => void;
  readonly noteWrites: (writes: readonly Stored[]) => void;
  readonly speech: () => Speech;
  readonly askControls: () => Promise<ControlReading>;
  readonly isWatched: (serviceId: string) => boolean;
  readonly signal: AbortSignal;
}

/**
 * Asks a model if that is due, and answers in how many ms to look again; null where there is nothing to do until the settings, the
 * key or what is watched change. The request is counted, and the count written, before it goes out: a crash spends nothing twice.
 */
export async function runModelCheck(context: ModelCheckContext): Promise<number | null> {
  const { ports, signal } = context;
  const { settings, model: port, clock, random } = ports;
  const chosen = settings.get().modelCheck;
  const { provider } = chosen;
  if (port === undefined || !chosen.enabled) return null;
  const before = recall(context, chosen);
  if (port.keys.place(provider) === 'none' || !context.isWatched(serviceOf(provider))) return null;
  const { delayMs } = decidePace(before, chosen, clock.wallMs(), random());
  if (delayMs > 0) return delayMs;
  const waitMs = await untilOnline(context);
  if (signal.aborted) return null;
  if (waitMs > 0) return waitMs;

  const counted = countRequest(current(context), clock.wallMs());
  put(context, counted);
  const text = toModelRequest(provider, chosen.model);
  const result = await port.ask({ provider, ...text, deadlineMs: DEADLINE_MS, signal });
  if (signal.aborted) return null;
  const wantsControls = result !== null && isSilent(result.end) && !isSettling(context);
  const controls = wantsControls ? await context.askControls() : null;
  if (signal.aborted) return null;
  const classified: ClassifiedAnswer =
    result === null
      ? { outcome: 'unreadable_key', code: 'KEY', tookMs: null, retryAfterMs: null }
      : classifyAnswer(text.url, result, controls);
  const { retryAfterMs, ...meaning } = classified;
  const answer: ModelAnswer = { at: clock.wallMs(), provider, model: chosen.model, ...meaning };
  ports.log.info('model_check', { model: answer.model, outcome: answer.outcome, code: answer.code });
  const known = withoutOldTrouble(current(context), answer.at, answerKeepMs(chosen.intervalMs));
  put(context, observeAnswer(known, answer, retryAfterMs), answer);
  return decidePace(current(context), chosen, clock.wallMs(), random()).delayMs;
}

/** What is known of the chosen model: from the last run at first, and nothing but the count once another one is chosen. */
function recall(context: ModelCheckContext, chosen: ModelCheckSettings): ModelCheckState {
  const known = context.read().modelCheck ?? recallChecks(context.ports.history);
  const isAnother =
    known.last !== null && (known.last.model !== chosen.model || known.last.provider !== chosen.provider);
  const own = isAnother ? { ...NEVER_ASKED, day: known.day, asked: known.asked } : known;
  if (own !== context.read().modelCheck) context.update((state) => ({ ...state, modelCheck: own }));
  return own;
}

function current(context: ModelCheckContext): ModelCheckState {
  return context.read().modelCheck ?? NEVER_ASKED;
}

function put(context: ModelCheckContext, modelCheck: ModelCheckState, answer?: ModelAnswer): void {
  context.noteWrites([keepChecks(context.ports.history, modelCheck)]);
  context.update((state) => ({
    ...state,
    modelCheck,
    notices:
      answer === undefined ? state.notices : withRefusalNotice(state.notices, answer, context.speech()),
  }));
}

/** How long to wait for a connection that is known to work; 0 where it is. The controls answer for it, as they do for a probe. */
async function untilOnline(context: ModelCheckContext): Promise<number> {
  const { clock } = context.ports;
  if (isSettling(context)) return Math.ceil(context.read().settlingUntilMonoMs - clock.monoMs());
  const { controls, freshFrom } = context.read();
  const isFresh =
    controls !== null && controls.at >= freshFrom && clock.wallMs() - controls.at <= CONTROLS_FRESH_MS;
  const state = connectionState(isFresh ? controls : await context.askControls());
  if (isSettling(context)) return Math.ceil(context.read().settlingUntilMonoMs - clock.monoMs());
  return state === 'online' || state === 'ipv6' ? 0 : LOOK_AGAIN_MS;
}

function isSettling(context: ModelCheckContext): boolean {
  return context.ports.clock.monoMs() < context.read().settlingUntilMonoMs;
}
