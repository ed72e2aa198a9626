import { worst } from '../../src/shared/level.ts';
import type { Incident, OutcomeClass } from '../../src/shared/observation.ts';
import { SettingsSchema } from '../../src/shared/settings.ts';
import type { ComponentView, Recent, ServiceView, Snapshot, TargetView } from '../../src/shared/snapshot.ts';
import type { Evidence, Verdict } from '../../src/shared/verdict.ts';

/** Snapshots as a designer would ask for them: every state the window must look right in, at a given moment. */
export const STATE_NAMES = [
  'calm',
  'one',
  'detected',
  'official',
  'offline',
  'unknown',
  'empty',
  'many',
  'hostile',
] as const;
export type StateName = (typeof STATE_NAMES)[number];

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

type Failing = { readonly class: OutcomeClass; readonly code: string; readonly last: number };

function recentTries(now: number, failing: Failing | null): readonly Recent[] {
  return Array.from({ length: 40 }, (_, index) => {
    const at = now - 12 * SECOND - (39 - index) * 30 * SECOND;
    const isFailing = failing !== null && index >= 40 - failing.last;
    const ttfbMs = 190 + ((index * 37) % 90) + (index === 17 ? 640 : 0);
    if (isFailing) return { at, class: failing.class, ttfbMs: null };
    return index === 9 ? { at, class: 'discarded', ttfbMs: null } : { at, class: 'ok', ttfbMs };
  });
}

function target(now: number, id: string, name: string, failing: Failing | null): TargetView {
  const recent = recentTries(now, failing);
  return {
    id,
    name,
    url: `https://${id}/`,
    recent,
    nextAt: now + 18 * SECOND,
    last: {
      targetId: id,
      at: now - 12 * SECOND,
      class: failing?.class ?? 'ok',
      code: failing?.code ?? '401',
      phases: { dnsMs: 4, tcpMs: 18, tlsMs: 41, ttfbMs: failing === null ? 231.4 : null, totalMs: 262 },
    },
  };
}

function component(
  id: string,
  name: string,
  level: ComponentView['level'],
  group: string | null = null,
): ComponentView {
  return { id, name, group, level, watched: true, missing: false };
}

function tries(now: number, id: string, name: string, failing: Failing | null): Evidence {
  return {
    kind: 'probes',
    targetId: id,
    name,
    failed: failing?.last ?? 0,
    tried: failing?.last ?? 6,
    spanMs: 150 * SECOND,
    class: failing?.class ?? 'ok',
    code: failing?.code ?? '401',
    at: now - 12 * SECOND,
  };
}

function connection(now: number): Evidence {
  return { kind: 'connection', state: 'online', reached: 3, tried: 3, at: now - 12 * SECOND };
}

function pageSays(now: number, level: Verdict['level']): Evidence {
  return { kind: 'page', level, readAt: now - 40 * SECOND, mirror: null, failure: null };
}

function calmVerdict(now: number, evidence: readonly Evidence[]): Verdict {
  return {
    level: 'operational',
    cause: null,
    reason: 'all_good',
    since: now - 26 * HOUR,
    observedAt: now - 12 * SECOND,
    suspicion: 'none',
    evidence,
  };
}

function claude(now: number, change: Partial<ServiceView> = {}, failing: Failing | null = null): ServiceView {
  return {
    id: 'claude',
    name: 'Claude',
    homepage: 'https://claude.com',
    verdict: calmVerdict(now, [
      tries(now, 'api.anthropic.com', 'Claude API', null),
      connection(now),
      pageSays(now, 'operational'),
    ]),
    page: {
      url: 'https://status.claude.com',
      readAt: now - 40 * SECOND,
      triedAt: now - 40 * SECOND,
      mirror: null,
      failure: null,
      nextAt: now + 20 * SECOND,
    },
    components: [
      component('c1', 'claude.ai', 'operational'),
      component('c2', 'Claude API (api.anthropic.com)', 'operational'),
      component('c3', 'Claude Code', 'operational'),
      component('c4', 'Claude Console (platform.claude.com)', 'operational'),
      component('c5', 'Claude Cowork', 'operational'),
    ],
    incidents: [],
    targets: [
      target(now, 'api.anthropic.com', 'Claude API', failing),
      target(now, 'claude.ai', 'claude.ai', null),
    ],
    episode: null,
    tellWhenBack: false,
    ...change,
  };
}

function openAi(now: number): ServiceView {
  const names = ['Chat Completions', 'Responses', 'Embeddings', 'Images', 'Batch', 'Audio'];
  return {
    ...claude(now),
    id: 'openai',
    name: 'OpenAI',
    homepage: 'https://openai.com',
    verdict: calmVerdict(now, [
      tries(now, 'api.openai.com', 'OpenAI API', null),
      connection(now),
      pageSays(now, 'operational'),
    ]),
    page: {
      url: 'https://status.openai.com',
      readAt: now - 25 * SECOND,
      triedAt: now - 25 * SECOND,
      mirror: null,
      failure: null,
      nextAt: now + 35 * SECOND,
    },
    components: [
      ...names.map((name, index) => component(`o${index}`, name, 'operational', 'APIs')),
      component('o10', 'Search', 'operational', 'ChatGPT'),
      component('o11', 'Login', 'operational', 'ChatGPT'),
      ...['Sora', 'GPTs', 'Sites'].map((name, index) => ({
        ...component(`p${index}`, name, 'operational' as const, 'ChatGPT'),
        watched: false,
      })),
    ],
    targets: [target(now, 'api.openai.com', 'OpenAI API', null)],
  };
}

function copilot(now: number): ServiceView {
  return {
    ...claude(now),
    id: 'github-copilot',
    name: 'GitHub Copilot',
    homepage: 'https://github.com/features/copilot',
    verdict: calmVerdict(now, [pageSays(now, 'operational')]),
    page: {
      url: 'https://www.githubstatus.com',
      readAt: now - 51 * SECOND,
      triedAt: now - 51 * SECOND,
      mirror: null,
      failure: null,
      nextAt: now + 9 * SECOND,
    },
    components: [
      component('g1', 'Copilot', 'operational'),
      component('g2', 'Copilot AI Model Providers', 'operational'),
    ],
    targets: [],
  };
}

const OVERLOADED: Failing = { class: 'provider_failure', code: '529', last: 6 };
const OFFLINE: Failing = { class: 'local', code: 'ENETUNREACH', last: 8 };

function detectedClaude(now: number): ServiceView {
  return claude(
    now,
    {
      verdict: {
        level: 'major_outage',
        cause: 'provider',
        reason: 'failing_here',
        since: now - 3 * MINUTE,
        observedAt: now - 12 * SECOND,
        suspicion: 'none',
        evidence: [
          tries(now, 'api.anthropic.com', 'Claude API', OVERLOADED),
          connection(now),
          pageSays(now, 'operational'),
        ],
      },
    },
    OVERLOADED,
  );
}

/** An incident with its story, oldest first, as a page would tell it. */
export function storyIncident(now: number): Incident {
  const update = (
    minutesAgo: number,
    status: Incident['status'],
    body: string,
  ): Incident['updates'][number] => ({
    id: `u${minutesAgo}`,
    at: now - minutesAgo * MINUTE,
    status,
    body,
    components: [
      {
        id: 'c2',
        name: 'Claude API (api.anthropic.com)',
        to: status === 'monitoring' ? 'degraded' : 'partial_outage',
      },
    ],
  });
  return {
    id: 'inc-1',
    kind: 'incident',
    name: 'Elevated errors on several models',
    status: 'identified',
    impact: 'major',
    startedAt: now - 42 * MINUTE,
    resolvedAt: null,
    scheduledUntil: null,
    url: 'https://status.claude.com/incidents/inc-1',
    componentIds: ['c2', 'c3'],
    updates: [
      update(42, 'investigating', 'Requests fail more often than usual. The cause is being looked into.'),
      update(
        18,
        'identified',
        'A faulty change in request routing was found and is being taken back.\n\nMost requests to smaller models succeed again; larger ones still fail at times.',
      ),
    ],
  };
}

function officialClaude(now: number): ServiceView {
  const incident = storyIncident(now);
  return claude(now, {
    verdict: {
      level: 'partial_outage',
      cause: 'provider',
      reason: 'official_outage',
      since: now - 42 * MINUTE,
      observedAt: now - 12 * SECOND,
      suspicion: 'none',
      evidence: [
        pageSays(now, 'partial_outage'),
        { kind: 'component', id: 'c2', name: 'Claude API (api.anthropic.com)', level: 'partial_outage' },
        {
          kind: 'incident',
          id: incident.id,
          name: incident.name,
          impact: incident.impact,
          startedAt: incident.startedAt,
          resolvedAt: null,
        },
        tries(now, 'api.anthropic.com', 'Claude API', null),
        connection(now),
      ],
    },
    components: [
      component('c2', 'Claude API (api.anthropic.com)', 'partial_outage'),
      component('c3', 'Claude Code', 'degraded'),
      component('c1', 'claude.ai', 'operational'),
      component('c4', 'Claude Console (platform.claude.com)', 'maintenance'),
      { ...component('c9', 'Claude Gov', 'unknown'), missing: true },
    ],
    incidents: [incident],
    tellWhenBack: true,
  });
}

function yours(service: ServiceView, now: number): ServiceView {
  const evidence: readonly Evidence[] = [
    { kind: 'connection', state: 'offline', reached: 0, tried: 3, at: now - 9 * SECOND },
    tries(now, service.targets[0]?.id ?? service.id, service.targets[0]?.name ?? service.name, OFFLINE),
    { kind: 'page', level: 'operational', readAt: now - 4 * MINUTE, mirror: null, failure: null },
  ];
  return {
    ...service,
    verdict: {
      level: 'unknown',
      cause: 'you',
      reason: 'offline',
      since: now - 4 * MINUTE,
      observedAt: now - 9 * SECOND,
      suspicion: 'none',
      evidence,
    },
    page:
      service.page === null
        ? null
        : {
            ...service.page,
            readAt: now - 4 * MINUTE,
            failure: { at: now - 9 * SECOND, kind: 'unreachable', detail: 'ENETUNREACH' },
          },
    targets: service.targets.map(({ id, name }) => target(now, id, name, OFFLINE)),
  };
}

function staleClaude(now: number): ServiceView {
  const failure = { at: now - 30 * SECOND, kind: 'status' as const, detail: '503' };
  return claude(now, {
    verdict: {
      level: 'unknown',
      cause: null,
      reason: 'no_data',
      since: now - 22 * MINUTE,
      observedAt: now - 22 * MINUTE,
      suspicion: 'none',
      evidence: [
        { kind: 'gap', fromAt: now - 22 * MINUTE, reason: 'slept' },
        {
          kind: 'page',
          level: 'operational',
          readAt: now - 22 * MINUTE,
          mirror: 'anthropic.statuspage.io',
          failure,
        },
      ],
    },
    page: {
      url: 'https://status.claude.com',
      readAt: now - 22 * MINUTE,
      triedAt: now - 30 * SECOND,
      mirror: 'https://anthropic.statuspage.io',
      failure,
      nextAt: now + 30 * SECOND,
    },
    targets: [{ ...target(now, 'api.anthropic.com', 'Claude API', null), last: null, recent: [] }],
  });
}

/** Right-to-left marks, markup, one endless word, emoji: what a page might send, as plain text it must stay. */
export const HOSTILE_NAME = `<img src=x onerror=alert(1)> \u202Egnihton si siht\u202C & "quotes" 🔥 ${'W'.repeat(300)}`;

export function hostileIncident(now: number): Incident {
  const story = storyIncident(now);
  return {
    ...story,
    id: 'inc/hostile?#',
    name: HOSTILE_NAME,
    updates: [
      {
        id: 'long',
        at: now - 30 * MINUTE,
        status: 'investigating',
        body: `<script>document.title='taken'</script>\n${'الخدمة متوقفة '.repeat(20)}\n${'x'.repeat(100_000)}`,
        components: [],
      },
      {
        id: 'odd-time',
        at: 9e15,
        status: 'unknown',
        body: 'A time no calendar has.',
        components: [{ id: 'h', name: HOSTILE_NAME, to: 'major_outage' }],
      },
    ],
  };
}

function hostileClaude(now: number): ServiceView {
  const official = officialClaude(now);
  return {
    ...official,
    name: 'Service with a very long name that nobody would choose שירות',
    components: [
      component('h0', HOSTILE_NAME, 'major_outage', HOSTILE_NAME),
      ...Array.from({ length: 999 }, (_, index) => ({
        ...component(
          `h${index + 1}`,
          `Component ${index + 1}`,
          'operational' as const,
          `Group ${index % 20}`,
        ),
        watched: index < 40,
      })),
    ],
    incidents: [hostileIncident(now)],
  };
}

function servicesOf(state: StateName, now: number): readonly ServiceView[] {
  switch (state) {
    case 'calm':
      return [claude(now), openAi(now), copilot(now)];
    case 'one':
      return [claude(now)];
    case 'detected':
      return [openAi(now), detectedClaude(now), copilot(now)];
    case 'official':
      return [officialClaude(now), openAi(now), copilot(now)];
    case 'offline':
      return [yours(claude(now), now), yours(openAi(now), now)];
    case 'unknown':
      return [staleClaude(now)];
    case 'empty':
      return [];
    case 'many':
      return [
        officialClaude(now),
        detectedMany(now),
        ...Array.from({ length: 58 }, (_, index) => ({
          ...openAi(now),
          id: `service-${index}`,
          name: `Service number ${index + 1}`,
          targets: [target(now, `api-${index + 1}.example`, 'API', null)],
        })),
      ];
    case 'hostile':
      return [hostileClaude(now)];
  }
}

function detectedMany(now: number): ServiceView {
  return {
    ...detectedClaude(now),
    id: 'second',
    name: 'Second Service',
    targets: [target(now, 'second.example', 'Second API', OVERLOADED)],
  };
}

/** The snapshot of a designed state as it would be at `now`. */
export function toState(state: StateName, now: number, revision: number): Snapshot {
  const services = servicesOf(state, now);
  const level = worst(
    services.map(({ verdict }) => verdict.level),
    'unknown',
  );
  const lead = services.find(({ verdict }) => verdict.level === level);
  return {
    run: 'fixture',
    revision,
    at: now,
    version: '0.1.0',
    capabilities: { tray: false, notifications: true, startAtLogin: true, openLinks: false },
    overall: { level, cause: lead?.verdict.cause ?? null, serviceId: lead?.id ?? null },
    connection: { state: state === 'offline' ? 'offline' : 'online', reading: null },
    services,
    settings: SettingsSchema.parse({}),
    notices:
      state === 'unknown'
        ? [
            {
              id: 'damaged',
              at: now - 2 * HOUR,
              kind: 'settings',
              text: 'The settings file was damaged. It was set aside and the defaults are in force.',
            },
          ]
        : [],
    modelCheck: modelCheckIn(state, now),
  };
}

/** The model check of somebody who was refused in trouble, whose key is kept in calm, and who has none elsewhere. */
function modelCheckIn(state: StateName, now: number): Snapshot['modelCheck'] {
  const isRefused = state === 'detected';
  const place = state === 'calm' ? 'key_ring' : isRefused ? 'run' : 'none';
  return {
    keys: { anthropic: place, openai: 'none' },
    keeping: isRefused ? 'run' : state === 'offline' ? 'not_taken' : 'key_ring',
    state: 'off',
    askedToday: 41,
    last: {
      at: now - 4 * MINUTE,
      provider: 'anthropic',
      model: 'claude-haiku-5-5',
      outcome: isRefused ? 'key' : 'answered',
      code: isRefused ? '401' : '200',
      tookMs: 812.4,
    },
    nextAt: now + 11 * MINUTE,
  };
}
