import { describe, expect, it } from 'vitest';
import { history as englishHistory } from '../../src/renderer/text/english/history.ts';
import { localModel as englishLocalModel } from '../../src/renderer/text/english/local-model.ts';
import { modelCheck as englishModelCheck } from '../../src/renderer/text/english/model-check.ts';
import { notes as englishNotes } from '../../src/renderer/text/english/notes.ts';
import { settings as englishSettings } from '../../src/renderer/text/english/settings.ts';
import { ENGLISH_TEXT } from '../../src/renderer/text/english.ts';
import { history as germanHistory } from '../../src/renderer/text/german/history.ts';
import { localModel as germanLocalModel } from '../../src/renderer/text/german/local-model.ts';
import { modelCheck as germanModelCheck } from '../../src/renderer/text/german/model-check.ts';
import { notes as germanNotes } from '../../src/renderer/text/german/notes.ts';
import { settings as germanSettings } from '../../src/renderer/text/german/settings.ts';
import { GERMAN_TEXT } from '../../src/renderer/text/german.ts';
import { ReasonSchema } from '../../src/shared/verdict.ts';
import { ENGLISH } from '../../src/shared/words/english/english.ts';
import { explainMessage } from '../../src/shared/words/explain.ts';
import { GERMAN } from '../../src/shared/words/german/german.ts';
import { speechIn } from '../../src/shared/words/languages.ts';
import { verdictSentence } from '../../src/shared/words/sentence.ts';
import { SOME_MOMENT, someService, someSnapshot, someVerdict } from '../support/snapshots.ts';

const english = {
  history: englishHistory,
  localModel: englishLocalModel,
  modelCheck: englishModelCheck,
  notes: englishNotes,
  settings: englishSettings,
};
const german = {
  history: germanHistory,
  localModel: germanLocalModel,
  modelCheck: germanModelCheck,
  notes: germanNotes,
  settings: germanSettings,
};

type Leaves = ReadonlyMap<string, unknown>;

function leavesOf(value: unknown, path = ''): Leaves {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...leavesOf(inner, `${path}.${key}`)]));
}

/** Words that are the same in both, or names. */
const SAME =
  /^(?:System|English|Deutsch|Pilotlight|Name|Version|Cloud|Hosting|Diagnose|Form|IPv6|Start|\d|[^\p{L}]*$)/u;

describe.each([
  ['the window', leavesOf(ENGLISH_TEXT), leavesOf(GERMAN_TEXT)],
  ['the settings', leavesOf(english.settings), leavesOf(german.settings)],
  ['the model check', leavesOf(english.modelCheck), leavesOf(german.modelCheck)],
  ['models on this computer', leavesOf(english.localModel), leavesOf(german.localModel)],
  ['the pad', leavesOf(english.notes), leavesOf(german.notes)],
  ['the history', leavesOf(english.history), leavesOf(german.history)],
  ['the engine', leavesOf(ENGLISH), leavesOf(GERMAN)],
])('German in %s', (_what, english: Leaves, german: Leaves) => {
  it('has every text that English has, and none besides', () => {
    expect([...german.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('says none of them in English', () => {
    const alike = [...english].filter(
      ([path, text]) => typeof text === 'string' && !SAME.test(text) && german.get(path) === text,
    );
    expect(alike).toEqual([]);
  });

  it('builds its sentences from the same facts', () => {
    for (const [path, text] of english) {
      if (typeof text === 'function') expect(german.get(path), path).toBeTypeOf('function');
    }
  });
});

describe('sentences in German', () => {
  it.each(ReasonSchema.options)('are there for %s', (reason) => {
    const service = someService({ verdict: someVerdict({ reason, level: 'degraded' }) });
    const { headline } = verdictSentence({ ...service, nowMs: SOME_MOMENT }, speechIn('de'));
    const inEnglish = verdictSentence({ ...service, nowMs: SOME_MOMENT });
    expect(headline).not.toBe('');
    expect(headline).not.toBe(inEnglish.headline);
  });

  it('explain messages too', () => {
    expect(explainMessage('ENOTFOUND', someSnapshot(), SOME_MOMENT, speechIn('de'))?.title).toContain('Name');
  });
});
