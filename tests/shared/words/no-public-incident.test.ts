import { describe, expect, it } from 'vitest';
import { toPageReading } from '../../../src/core/feeds/page-reading.ts';
import { officialEvidence } from '../../../src/core/verdict/evidence.ts';
import { toOfficial } from '../../../src/core/verdict/official.ts';
import type { FeedFormat } from '../../../src/shared/service.ts';
import { evidenceLine } from '../../../src/shared/words/evidence.ts';
import { speechIn } from '../../../src/shared/words/languages.ts';
import { overallSentence } from '../../../src/shared/words/overall.ts';
import { verdictSentence } from '../../../src/shared/words/sentence.ts';
import { pageLevelWord, stateLine, stateWord } from '../../../src/shared/words/state.ts';
import { READ_AT, read, readFixture } from '../../core/feeds/fixtures.ts';
import { goodProbes, NOW, outage, page, SECOND, service, snapshot, UTC, verdict } from './make.ts';

/** Formats that list what is wrong and nothing else, each with a fixture in which nothing is. */
const SILENT: readonly (readonly [FeedFormat, string])[] = [
  ['azure-rss', 'azure-rss/operational.xml'],
  ['aws', 'aws/operational.json'],
  ['aws-rss', 'aws-rss/operational.xml'],
  ['google-cloud', 'google-cloud/operational.json'],
  ['google-workspace', 'google-cloud/operational.json'],
  ['slack', 'slack/operational.json'],
  ['checkly', 'checkly/operational.json'],
  ['rss', 'rss/operational.xml'],
];
const GERMAN = { ...speechIn('de'), timeZone: 'UTC' };
const none = page({ basis: 'incidents' });
const quiet = verdict({ evidence: [none] });

describe('a page that lists incidents alone, and lists none', () => {
  it.each(SILENT)('%s is told of without the word operational', (format, file) => {
    const state = read(format, 'state', readFixture(file));
    const parts = { at: READ_AT, url: 'https://status.lantern.example', isMirror: false, further: [] };
    const reading = toPageReading({ ...parts, state });
    const evidence = officialEvidence(toOfficial({ reading, failure: null }, new Set(), READ_AT));
    expect(evidence[0]).toMatchObject({ kind: 'page', level: 'operational', basis: 'incidents' });
    const told = verdict({ evidence: evidence.slice(0, 1), observedAt: READ_AT, since: READ_AT });
    const { headline } = verdictSentence({ name: 'Lantern', verdict: told, nowMs: READ_AT }, UTC);
    expect(headline).toBe('The status page of Lantern lists no public incident.');
    expect(evidence.map((item) => evidenceLine(item, READ_AT + SECOND, UTC))[0]).toMatch(
      /^The status page lists no public incident, read /,
    );
  });

  it('is a state of its own in lists, of less than "operational"', () => {
    expect(stateWord(quiet)).toBe('no public incident');
    expect(stateLine(service('Azure', { verdict: quiet }), NOW, UTC)).toBe('Azure: no public incident');
    expect(pageLevelWord('operational', 'incidents')).toBe('No public incident');
    expect(pageLevelWord('operational', 'components')).toBe('Operational');
    expect(pageLevelWord('degraded', 'incidents')).toBe('Degraded');
  });

  it('says no more once tries from here succeed, since those say more', () => {
    const works = verdict({ evidence: [goodProbes(), none] });
    expect(stateWord(works)).toBe('operational');
    expect(verdictSentence({ name: 'Azure', verdict: works, nowMs: NOW }, UTC).headline).toBe(
      'Azure works here.',
    );
  });

  it('does not stand for a page that lists components, nor for one in trouble', () => {
    expect(stateWord(verdict({ evidence: [page()] }))).toBe('operational');
    expect(stateWord(outage({ evidence: [page({ level: 'major_outage', basis: 'incidents' })] }))).toBe(
      'major outage',
    );
  });

  it('is counted apart from what works', () => {
    const [azure, aws, claude, openai] = [
      service('Azure', { verdict: quiet }),
      service('AWS', { verdict: quiet }),
      service('Claude'),
      service('OpenAI'),
    ];
    const say = (...services: readonly ReturnType<typeof service>[]) =>
      overallSentence(snapshot(services), NOW, UTC);
    expect(say(azure, aws)).toBe('The status pages of Azure and AWS list no public incident.');
    expect(say(claude, azure)).toBe('Claude works here. The page of 1 other lists no public incident.');
    expect(say(azure, claude, openai)).toBe(
      'Claude and OpenAI work. The page of 1 other lists no public incident.',
    );
    expect(say(azure, service('Claude', { verdict: outage() }), openai)).toBe(
      'Claude: major outage. 1 other works. The page of 1 other lists no public incident.',
    );
  });

  it('is said in German too', () => {
    expect(evidenceLine(none, NOW, GERMAN)).toMatch(
      /^Die Statusseite führt keinen öffentlichen Vorfall, gelesen /,
    );
    expect(verdictSentence({ name: 'Azure', verdict: quiet, nowMs: NOW }, GERMAN).headline).toBe(
      'Die Statusseite von Azure führt keinen öffentlichen Vorfall.',
    );
    expect(stateWord(quiet, GERMAN)).toBe('kein öffentlicher Vorfall');
  });
});
