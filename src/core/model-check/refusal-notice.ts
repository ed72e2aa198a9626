import type { ModelAnswer } from '../../shared/model-check/model.ts';
import { MODEL_PROVIDERS } from '../../shared/model-check/providers.ts';
import type { Notice } from '../../shared/snapshot.ts';
import type { Speech } from '../../shared/words/speech.ts';

const NOTICE_ID = 'model-check';

/**
 * The notices after an answer of a model: that the key, the account or the choice was refused is said once, and taken back as soon
 * as an answer tells of the service again. Too many requests are the provider's affair and ours, and no news.
 */
export function withRefusalNotice(
  notices: readonly Notice[],
  answer: ModelAnswer,
  speech: Speech,
): readonly Notice[] {
  const { outcome, at, provider, model } = answer;
  const others = notices.filter(({ id }) => id !== NOTICE_ID);
  if (outcome === 'answered' || outcome === 'failed') {
    return others.length === notices.length ? notices : others;
  }
  if (outcome === 'limited' || outcome === 'uncounted') return notices;
  const text = speech.words.modelCheck.refused[outcome](MODEL_PROVIDERS[provider].name, model);
  return others.length < notices.length && notices.some((notice) => notice.text === text)
    ? notices
    : [...others, { id: NOTICE_ID, at, kind: 'settings', text }];
}
