import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { diagnosisLines, isWrongHere } from '../../../src/headless/terminal/diagnosis-lines.ts';
import { createPaint, decideColour } from '../../../src/headless/terminal/paint.ts';
import { statusLines } from '../../../src/headless/terminal/status-screen.ts';
import { textWidth } from '../../../src/headless/terminal/text-width.ts';
import { changeLine, overallLines, watchLines } from '../../../src/headless/terminal/watch-screen.ts';
import type { ServiceView } from '../../../src/shared/snapshot.ts';
import { SOME_MOMENT, someService, someSnapshot, someVerdict } from '../../support/snapshots.ts';

const PLAIN = { columns: 80, nowMs: SOME_MOMENT, paint: createPaint(false) };
const LIVE = { origin: { kind: 'live' }, withAllComponents: false } as const;
const component = (name: string, level: ServiceView['verdict']['level'], watched = true) => ({
  id: name,
  name,
  group: null,
  level,
  watched,
  missing: false,
});

const BROKEN = someService({
  verdict: someVerdict({
    level: 'major_outage',
    cause: 'provider',
    reason: 'official_outage',
    since: SOME_MOMENT - 600_000,
    evidence: [
      {
        kind: 'probes',
        targetId: 'api',
        name: 'Claude API',
        failed: 6,
        tried: 6,
        spanMs: 180_000,
        class: 'provider_failure',
        code: '529',
        at: SOME_MOMENT - 12_000,
      },
      { kind: 'component', id: 'web', name: 'claude.ai', level: 'major_outage' },
      { kind: 'page', level: 'major_outage', readAt: SOME_MOMENT - 40_000, mirror: null, failure: null },
      {
        kind: 'incident',
        id: 'i1',
        name: 'Nobody gets in',
        impact: 'critical',
        startedAt: SOME_MOMENT - 300_000,
        resolvedAt: null,
      },
    ],
  }),
  page: {
    url: 'https://status.example',
    readAt: SOME_MOMENT - 40_000,
    triedAt: SOME_MOMENT - 40_000,
    mirror: null,
    failure: null,
    nextAt: null,
  },
  components: [
    component('claude.ai', 'major_outage'),
    component('Claude API', 'operational'),
    component('Government', 'degraded', false),
  ],
  incidents: [
    {
      id: 'i1',
      kind: 'incident',
      name: 'Nobody gets in',
      status: 'investigating',
      impact: 'critical',
      startedAt: SOME_MOMENT - 300_000,
      resolvedAt: null,
      scheduledUntil: null,
      url: 'https://status.example/incidents/i1',
      componentIds: [],
      updates: [
        {
          id: 'u1',
          at: SOME_MOMENT - 240_000,
          status: 'investigating',
          body: 'We are looking.',
          components: [],
        },
      ],
    },
  ],
});

describe('statusLines', () => {
  it('says one sentence of a service that is well', () => {
    expect(statusLines([someService()], [], PLAIN, LIVE)[0]).toMatch(/^● Claude is operational\.$/);
  });

  it('lists evidence, what is not operational, what is open, and ages, each once', () => {
    const lines = statusLines([BROKEN], [], PLAIN, LIVE);
    const text = lines.join('\n');
    expect(lines[0]).toBe('■ Claude has a major outage, says its status page.');
    expect(text).toContain('  · 6 of 6 tries at Claude API failed in 3 min: overloaded (529)');
    expect(text).toContain('  · The status page says major outage, read 40 s ago');
    expect(lines).toContain('  ■ claude.ai  Major outage');
    expect(text).toMatch(/ {2}Incident since \d\d:\d\d, investigating: Nobody gets in/);
    expect(text).toContain('We are looking.');
    expect(text).toContain('https://status.example/incidents/i1');
    expect(lines.at(-1)).toBe('  Read: page 40 s ago');
    expect(text).not.toContain('claude.ai: major outage, says the page');
    expect(text).not.toContain('Claude API  ');
    expect(text).not.toContain('Government');
  });

  it('lists all components where that is asked for', () => {
    const text = statusLines([BROKEN], [], PLAIN, { ...LIVE, withAllComponents: true }).join('\n');
    expect(text).toContain('● Claude API  Operational');
    expect(text).toContain('▲ Government  Degraded');
  });

  it('says where a picture of another process comes from, and how old it is', () => {
    const lastLine = (ageMs: number | null) =>
      statusLines([someService()], [], PLAIN, { ...LIVE, origin: { kind: 'last', ageMs } }).at(-1);
    expect(lastLine(240_000)).toBe(
      'Pilotlight is already running on this data folder; it saw this 4 min ago.',
    );
    expect(lastLine(null)).toContain('it has seen nothing yet.');
  });

  it('tells what Pilotlight has to say of itself', () => {
    const notices = [
      { id: 'n', at: SOME_MOMENT, kind: 'settings' as const, text: 'The settings file was damaged.' },
    ];
    expect(statusLines([someService()], notices, PLAIN, LIVE)).toContain('! The settings file was damaged.');
  });

  it.each([40, 60, 80, 200])('fits a terminal of %d columns', (columns) => {
    const lines = statusLines(
      [BROKEN, someService()],
      [],
      { ...PLAIN, columns },
      { ...LIVE, withAllComponents: true },
    );
    expect(lines.filter((line) => textWidth(line) > columns)).toEqual([]);
  });

  it('lets nothing of a page reach the terminal but text', () => {
    const evil = '\u001B]0;owned\u0007\u001B[2Jx\u202Ey\r\nz';
    const [incident] = BROKEN.incidents;
    const [update] = incident?.updates ?? [];
    if (incident === undefined || update === undefined) throw new Error('no incident');
    const service = someService({
      ...BROKEN,
      name: evil,
      components: [component(evil, 'major_outage')],
      incidents: [
        { ...incident, name: evil, url: `https://x.example/${evil}`, updates: [{ ...update, body: evil }] },
      ],
      targets: [{ id: 't', name: evil, url: 'https://x.example', last: null, recent: [], nextAt: null }],
    });
    const text = [
      ...statusLines([service], [], PLAIN, LIVE),
      ...watchLines([service], PLAIN, { kind: 'live' }),
      changeLine(service, SOME_MOMENT, PLAIN),
      ...overallLines(someSnapshot({ services: [service] }), PLAIN),
    ].join('\n');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E]/u);
  });
});

describe('watchLines', () => {
  it('puts trouble first, with all that is known, and calm services in one sentence', () => {
    const other = someService({ id: 'openai', name: 'OpenAI' });
    const lines = watchLines([other, BROKEN], PLAIN, { kind: 'live' });
    expect(lines[0]).toContain('■ Claude');
    const calm = lines.findIndex((line) => line.includes('● OpenAI'));
    expect(calm).toBeGreaterThan(0);
    expect(lines.slice(calm).filter((line) => line.includes('·')).length).toBe(1);
    expect(lines.at(-1)).toMatch(/^Ctrl-C ends · \d\d:\d\d:\d\d$/);
  });
});

describe('changeLine', () => {
  it('is one line with a time, a shape and a sentence without ages', () => {
    const line = changeLine(BROKEN, SOME_MOMENT, { ...PLAIN, columns: 10 });
    expect(line).toMatch(/^\d\d:\d\d:\d\d {2}■ Claude has a major outage/);
    expect(line).not.toContain('\n');
    expect(line).not.toContain(' ago');
  });
});

describe('diagnosisLines', () => {
  const step = (
    id: string,
    outcome: 'good' | 'bad' | 'unclear' | 'skipped',
    remedy: string | null = null,
  ) => ({
    id,
    title: id,
    outcome,
    finding: 'Found.',
    remedy,
  });

  it('says what to do and whose side it is', () => {
    const lines = diagnosisLines(
      [step('network', 'good'), step('names', 'bad', 'Restart the router.')],
      PLAIN,
    );
    expect(lines).toEqual([
      '● network: Found.',
      '■ names: Found.',
      '  → Restart the router.',
      '',
      'Something is wrong on your side.',
    ]);
  });

  it('does not take a service that is down for a fault on this side', () => {
    expect(diagnosisLines([step('service:claude', 'bad')], PLAIN).at(-1)).toBe(
      'Nothing is wrong on your side.',
    );
    expect(isWrongHere(step('names', 'unclear'))).toBe(false);
  });

  it('tells what stops nothing from what does', () => {
    expect(diagnosisLines([step('ipv6', 'unclear', 'Switch it off.')], PLAIN).at(-1)).toBe(
      'Nothing on your side stands in the way; something is worth mending.',
    );
    expect(diagnosisLines([step('sign-in', 'unclear')], PLAIN).at(-1)).toBe('Nothing is wrong on your side.');
  });
});

describe('colour', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [true, { TERM: 'dumb' }, false],
  ])('on a terminal %s with %j: %s', (isTty, env, expected) => {
    expect(decideColour({ isTty, env })).toBe(expected);
  });

  it('is undone at the end of every piece, and changes no text', () => {
    const paint = createPaint(true);
    const coloured = statusLines([BROKEN], [], { ...PLAIN, paint }, LIVE).join('\n');
    expect(coloured).toContain('\u001B[1;31m■\u001B[0m');
    const stripped = stripVTControlCharacters(coloured);
    expect(stripped).toBe(statusLines([BROKEN], [], PLAIN, LIVE).join('\n'));
  });
});
