import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextMorning, snoozeUntil } from '../../../src/core/present/snooze.ts';
import { toTrayModel } from '../../../src/core/present/tray.ts';
import { type MenuItem, sameTrayModel } from '../../../src/core/present/tray-model.ts';
import type { Incident } from '../../../src/shared/observation.ts';
import { placeOf } from '../../../src/shared/place.ts';
import { SettingsSchema } from '../../../src/shared/settings.ts';
import type { ServiceView, Snapshot } from '../../../src/shared/snapshot.ts';
import { speechIn } from '../../../src/shared/words/languages.ts';
import { anyService } from '../../shared/words/arbitrary.ts';
import {
  DAY,
  goodProbes,
  HOUR,
  MINUTE,
  NOW,
  offline,
  outage,
  page,
  probes,
  SECOND,
  service,
  silent,
  snapshot,
  UTC,
  verdict,
} from '../../shared/words/make.ts';

/** Eight the next morning, in UTC. */
const morningAfter = (nowMs: number) => Math.floor(nowMs / DAY) * DAY + DAY + 8 * HOUR;
const trayOf = (given: Snapshot, nowMs = NOW) => toTrayModel(given, nowMs, { speech: UTC, morningAfter });

/** The menu as a person reads it, a line each. */
function read(items: readonly MenuItem[], indent = ''): readonly string[] {
  return items.flatMap((item): readonly string[] => {
    switch (item.kind) {
      case 'separator':
        return [`${indent}---`];
      case 'label':
        return [`${indent}(${item.text})`];
      case 'action':
        return [`${indent}${item.text}`];
      case 'checkbox':
        return [`${indent}[${item.checked ? 'x' : ' '}] ${item.text}`];
      case 'submenu':
        return [`${indent}${item.text} >`, ...read(item.items, `${indent}  `)];
      default:
        return item satisfies never;
    }
  });
}

function clickables(
  items: readonly MenuItem[],
): readonly Extract<MenuItem, { kind: 'action' | 'checkbox' }>[] {
  return items.flatMap((item) =>
    item.kind === 'submenu'
      ? clickables(item.items)
      : item.kind === 'action' || item.kind === 'checkbox'
        ? [item]
        : [],
  );
}

function actionOf(given: Snapshot, text: string) {
  return clickables(trayOf(given).menu).find((item) => item.text === text)?.action;
}

const many = (count: number, given: Partial<ServiceView> = {}) =>
  Array.from({ length: count }, (_, index) => service(`Service ${index + 1}`, given));

const incidentOf = (given: Partial<Incident> = {}): Incident => ({
  id: 'i1',
  kind: 'incident',
  name: 'Elevated errors',
  status: 'investigating',
  impact: 'major',
  startedAt: NOW - 20 * MINUTE,
  resolvedAt: null,
  scheduledUntil: null,
  url: 'https://status.example.com/incidents/i1',
  componentIds: [],
  updates: [],
  ...given,
});

const settings = (notifications: Partial<Snapshot['settings']['notifications']>) =>
  SettingsSchema.parse({ notifications });

describe('toTrayModel', () => {
  it('is short in calm', () => {
    const tray = trayOf(snapshot([service('Claude')]));
    expect(tray.icon).toBe('operational');
    expect(tray.tooltip).toBe('Claude works here.');
    expect(read(tray.menu)).toEqual([
      '(Claude works here.)',
      '---',
      'Claude: operational',
      '---',
      'Check now',
      'Snooze notifications >',
      '  For 1 hour',
      '  Until Wed 08:00',
      '---',
      'Dashboard',
      '[ ] Start at login',
      'Quit Pilotlight',
    ]);
  });

  it('says what is wrong first, what is open, and offers to tell when it is over', () => {
    const claude = service('Claude', { verdict: outage(), incidents: [incidentOf()] });
    const tray = trayOf(snapshot([claude, service('OpenAI'), service('GitHub Copilot')]));
    expect(tray.icon).toBe('major_outage');
    expect(tray.tooltip).toBe('Claude: major outage. 2 others work.');
    expect(read(tray.menu)).toEqual([
      '(Claude: major outage. 2 others work.)',
      '(Claude fails from here: overloaded (529), since 14:02.)',
      '(The status page has not said so yet.)',
      '---',
      'Claude: major outage since 14:02',
      'OpenAI: operational',
      'GitHub Copilot: operational',
      '---',
      'Incident since 13:45: Elevated errors',
      '---',
      'Check now',
      'Snooze notifications >',
      '  For 1 hour',
      '  Until Wed 08:00',
      '[ ] Tell me when Claude is back',
      '---',
      'Dashboard',
      '[ ] Start at login',
      'Quit Pilotlight',
    ]);
  });

  it('leads to the notes and to a new one, where there is a pad', () => {
    const withPad = { ...snapshot([service('Claude')]), notes: { changes: 0, waiting: {} } };
    expect(read(trayOf(withPad).menu).slice(-5)).toEqual([
      'New note',
      'Notes',
      'Dashboard',
      '[ ] Start at login',
      'Quit Pilotlight',
    ]);
    expect(actionOf(withPad, 'Notes')).toEqual({ kind: 'openWindow', place: placeOf('notes') });
    expect(actionOf(withPad, 'New note')).toEqual({
      kind: 'openWindow',
      place: { view: 'notes', serviceId: null, itemId: 'new' },
    });
  });

  it('speaks German where the user does', () => {
    const tray = toTrayModel(snapshot([service('Claude', { verdict: outage() })]), NOW, {
      speech: { ...speechIn('de'), timeZone: 'UTC' },
      morningAfter: () => NOW + 18 * 60 * MINUTE,
    });
    expect(tray.tooltip).toBe('Claude geht von hier nicht: überlastet (529), seit 14:02.');
    expect(read(tray.menu)).toEqual(
      expect.arrayContaining(['Jetzt prüfen', '[ ] Beim Anmelden starten', 'Pilotlight beenden']),
    );
  });

  it('shows the slash where the user is at fault', () => {
    const tray = trayOf(snapshot([service('Claude', { verdict: offline() })]));
    expect([tray.icon, tray.tooltip]).toEqual(['you', 'You are offline.']);
  });

  it('is there without any service', () => {
    const tray = trayOf(snapshot([]));
    expect([tray.icon, tray.tooltip]).toEqual(['unknown', 'No service is watched.']);
    expect(read(tray.menu).slice(0, 3)).toEqual(['(No service is watched.)', '---', 'Check now']);
  });

  it('names twelve of many services, those in trouble first, and leads to the rest', () => {
    const services = [...many(59), service('Claude', { verdict: outage() })];
    const overall = { level: 'major_outage', cause: 'provider', serviceId: 'claude' } as const;
    const lines = read(trayOf(snapshot(services, { overall })).menu);
    expect(lines.filter((line) => /^(Claude|Service \d+): /.test(line))).toHaveLength(12);
    expect(lines[0]).toBe('(Claude: major outage. 59 others work.)');
    expect(lines[4]).toBe('Claude: major outage since 14:02');
    expect(lines).toContain('48 more work…');
    expect(actionOf(snapshot(services), '48 more work…')).toEqual({
      kind: 'openWindow',
      place: placeOf('now'),
    });
  });

  it('does not claim that the rest works where some of it does not', () => {
    const lines = read(trayOf(snapshot(many(250, { verdict: outage() }))).menu);
    expect(lines).toContain('238 more…');
    expect(lines.length).toBeLessThan(45);
  });

  it('says "works" of one', () => {
    expect(read(trayOf(snapshot(many(13))).menu)).toContain('1 more works…');
  });

  it('lists an incident once for all services of a page, and five at most', () => {
    const incidents = Array.from({ length: 7 }, (_, index) =>
      incidentOf({ id: `i${index}`, name: `Incident ${index}` }),
    );
    const shared = {
      url: 'https://status.example.com',
      readAt: NOW,
      triedAt: NOW,
      mirror: null,
      failure: null,
      nextAt: null,
    };
    const lines = read(trayOf(snapshot(many(3, { incidents, page: shared }))).menu);
    expect(lines.filter((line) => line.startsWith('Incident since'))).toHaveLength(5);
    expect(lines).toContain('2 more incidents…');
  });

  it("opens an incident's page over https only, and else the window", () => {
    const text = 'Incident since 13:45: Elevated errors';
    const withUrl = (url: string | null) =>
      snapshot([service('Claude', { incidents: [incidentOf({ url })] })]);
    const place = { view: 'incidents', serviceId: 'claude', itemId: 'i1' };
    const inWindow = { kind: 'openWindow', place };
    const url = 'https://status.example.com/incidents/i1';
    expect(actionOf(withUrl(url), text)).toEqual({ kind: 'openLink', url });
    expect(actionOf(withUrl('http://status.example.com'), text)).toEqual(inWindow);
    expect(actionOf(withUrl('javascript:alert(1)'), text)).toEqual(inWindow);
    expect(actionOf(withUrl(null), text)).toEqual(inWindow);
    const base = withUrl(url);
    expect(actionOf({ ...base, capabilities: { ...base.capabilities, openLinks: false } }, text)).toEqual(
      inWindow,
    );
  });

  it('speaks of a planned maintenance as planned', () => {
    const planned = incidentOf({ kind: 'maintenance', name: 'Upgrade', startedAt: NOW + DAY });
    expect(read(trayOf(snapshot([service('Claude', { incidents: [planned] })])).menu)).toContain(
      'Maintenance from Wed 14:05: Upgrade',
    );
  });

  it('offers to end a snooze while it lasts', () => {
    const snoozed = snapshot([service('Claude')], {
      settings: settings({ snoozedUntil: NOW + 75 * MINUTE }),
    });
    const lines = read(trayOf(snoozed).menu);
    expect(lines).toContain('(Notifications snoozed until 15:20)');
    expect(lines).toContain('End snooze');
    expect(lines).not.toContain('Snooze notifications >');
    expect(actionOf(snoozed, 'End snooze')).toEqual({ kind: 'snooze', choice: 'end' });
    expect(read(trayOf(snoozed, NOW + 2 * HOUR).menu)).toContain('Snooze notifications >');
  });

  it('leaves out what the host cannot do or the user switched off', () => {
    const down = [service('Claude', { verdict: outage() })];
    const bare = snapshot(down, {
      capabilities: { tray: true, notifications: false, startAtLogin: false, openLinks: false },
    });
    const lines = read(trayOf(bare).menu).join('\n');
    expect(lines).not.toMatch(/Snooze|Tell me|login/);
    const off = snapshot(down, { settings: settings({ enabled: false }) });
    expect(read(trayOf(off).menu).join('\n')).not.toMatch(/Snooze/);
  });

  it('keeps "tell me" while it is asked for, so that it can be taken back', () => {
    const asked = snapshot([service('Claude', { verdict: silent(), tellWhenBack: true })]);
    expect(read(trayOf(asked).menu)).toContain('[x] Tell me when Claude is back');
    expect(actionOf(asked, 'Tell me when Claude is back')).toEqual({
      kind: 'tellWhenBack',
      serviceId: 'claude',
      on: false,
    });
    const two = snapshot([
      service('Claude', { verdict: outage(), tellWhenBack: true }),
      service('A', { verdict: outage() }),
    ]);
    expect(read(trayOf(two).menu)).toEqual(
      expect.arrayContaining(['Tell me when it is back >', '  [x] Claude', '  [ ] A']),
    );
  });

  it('asks for the opposite of what is set', () => {
    const off = snapshot([service('Claude')]);
    const on = { ...off, settings: { ...off.settings, startAtLogin: true } };
    expect(actionOf(off, 'Start at login')).toEqual({ kind: 'setStartAtLogin', on: true });
    expect(actionOf(on, 'Start at login')).toEqual({ kind: 'setStartAtLogin', on: false });
    expect(read(trayOf(on).menu)).toContain('[x] Start at login');
  });

  it('doubles ampersands in the menu, where Electron would eat one, and not in the tooltip', () => {
    const tray = trayOf(snapshot([service('A&B')]));
    expect(tray.tooltip).toBe('A&B works here.');
    expect(read(tray.menu)).toEqual(expect.arrayContaining(['(A&&B works here.)', 'A&&B: operational']));
  });

  it('bounds and cleans what strangers wrote', () => {
    fc.assert(
      fc.property(fc.array(anyService, { maxLength: 30 }), fc.constantFrom(NOW, 0), (services, nowMs) => {
        const tray = trayOf(snapshot(services), nowMs);
        expect(tray.tooltip.length).toBeLessThanOrEqual(127);
        const lines = read(tray.menu);
        expect(lines.length).toBeLessThan(60);
        for (const line of [tray.tooltip, ...lines]) {
          expect(line.length).toBeLessThan(300);
          expect(line).not.toMatch(/!|undefined|NaN|null/);
          expect(line).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
        }
        for (const line of lines) expect(line.replaceAll('&&', '')).not.toContain('&');
      }),
    );
  });
});

describe('sameTrayModel', () => {
  const services = () => [
    service('Claude', { verdict: outage({ evidence: [probes(), page()] }), incidents: [incidentOf()] }),
    ...many(60),
  ];

  it('is true of the same snapshot a while later: nothing in the tray ticks', () => {
    const one = snapshot(services());
    for (const laterMs of [SECOND, 59 * SECOND, 40 * MINUTE, 3 * HOUR]) {
      expect(sameTrayModel(trayOf(one), trayOf(one, NOW + laterMs))).toBe(true);
    }
  });

  it('is true while only counts and ages move on', () => {
    const later = snapshot([
      service('Claude', {
        verdict: outage({
          observedAt: NOW + MINUTE,
          evidence: [probes({ failed: 8, tried: 8, spanMs: 4 * MINUTE }), page({ readAt: NOW + MINUTE })],
        }),
        incidents: [incidentOf()],
      }),
      ...many(60, { verdict: verdict({ observedAt: NOW + MINUTE, evidence: [goodProbes({ tried: 9 })] }) }),
    ]);
    expect(sameTrayModel(trayOf(snapshot(services())), trayOf(later, NOW + MINUTE))).toBe(true);
  });

  it('is false once a state, a setting or an open incident changes', () => {
    const before = trayOf(snapshot(services()));
    const [claude, ...rest] = services();
    const changed = [
      snapshot([service('Claude'), ...rest]),
      snapshot([service('Claude', { ...claude, incidents: [] }), ...rest]),
      snapshot([service('Claude', { ...claude, tellWhenBack: true }), ...rest]),
      snapshot(services(), { settings: settings({ snoozedUntil: NOW + HOUR }) }),
    ];
    for (const given of changed) expect(sameTrayModel(before, trayOf(given))).toBe(false);
  });

  it('holds for any services', () => {
    fc.assert(
      fc.property(fc.array(anyService, { maxLength: 5 }), (given) => {
        expect(sameTrayModel(trayOf(snapshot(given)), trayOf(snapshot(structuredClone(given))))).toBe(true);
      }),
    );
  });
});

describe('snoozeUntil', () => {
  it('counts from the click, not from when the menu was built', () => {
    expect(snoozeUntil('hour', NOW)).toBe(NOW + HOUR);
    expect(snoozeUntil('morning', NOW, morningAfter)).toBe(Date.UTC(2026, 10, 4, 8));
    expect(snoozeUntil('end', NOW)).toBeNull();
  });

  it("ends at eight on the next day of the host's calendar", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000_000 }), (nowMs) => {
        const morning = new Date(nextMorning(nowMs));
        expect([morning.getHours(), morning.getMinutes()]).toEqual([8, 0]);
        expect(morning.getTime() - nowMs).toBeGreaterThan(7 * HOUR);
        expect(morning.getTime() - nowMs).toBeLessThan(34 * HOUR);
      }),
    );
  });
});
