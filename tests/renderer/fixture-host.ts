import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createDataHandlers } from '../../src/core/data-handlers.ts';
import { createHistoryHandlers } from '../../src/core/history-handlers.ts';
import type { Clock } from '../../src/core/ports.ts';
import { CALLS } from '../../src/shared/contract.ts';
import { HISTORY_CALL_NAMES } from '../../src/shared/history-names.ts';
import type { KeyPlace } from '../../src/shared/model-check/model.ts';
import { CALL_NAMES, type CallName } from '../../src/shared/names.ts';
import { NOTE_CALL_NAMES } from '../../src/shared/notes/names.ts';
import { type SettingsPatch, SettingsPatchSchema, SettingsSchema } from '../../src/shared/settings.ts';
import type { ServiceView, Snapshot } from '../../src/shared/snapshot.ts';
import { type FixtureNotes, openFixtureNotes } from './fixture-notes.ts';
import { type FixtureServices, openFixtureServices } from './fixture-services.ts';
import { toChanges, toDiagnosis, toEpisodes, toIncidents } from './history-fixture.ts';
import { type Past, seededHistory } from './seeded-history.ts';
import { type StateName, toState } from './states.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** A host without an engine: it serves the built renderer under the real policy and answers the contract with designed states. */
export interface FixtureHost {
  readonly url: string;
  readonly show: (state: StateName) => void;
  /** Sends a snapshot as it is, whatever its revision. */
  readonly push: (snapshot: Snapshot) => void;
  /** Answers every call with this failure, or again as usual with null. */
  readonly fail: (message: string | null) => void;
  /** Leaves calls unanswered until switched off. */
  readonly hang: (isHanging: boolean) => void;
  /** Does what is asked at once, and answers this much later. */
  readonly answerAfter: (delayMs: number) => void;
  /** Knows no caller any more until switched off, as after a new start with another token. */
  readonly refuse: (isRefusing: boolean) => void;
  /** Has found what Claude Code writes on this computer. */
  readonly findRealUse: () => void;
  /** Ends the open streams; calls are answered as before. */
  readonly breakStreams: () => void;
  readonly snapshot: () => Snapshot;
  /** The pad behind it. */
  readonly notes: FixtureNotes;
  /** The calls made so far, newest last. */
  readonly calls: readonly { readonly name: CallName; readonly request: unknown }[];
  readonly close: () => Promise<void>;
}

/** What the engine would watch of a page, once the user has picked. */
function pickComponents(
  { id, components }: ServiceView,
  chosen: Snapshot['settings']['services'],
): ServiceView['components'] {
  const picked = chosen?.find((service) => service.id === id)?.components ?? null;
  if (picked === null) return components;
  return components.map((component) => ({ ...component, watched: picked.includes(component.id) }));
}

/** Services with those of the user's own that are watched, which fare like the first. */
function withOwn(
  services: Snapshot['services'],
  own: ReturnType<FixtureServices['own']>,
  chosen: Snapshot['settings']['services'],
): Snapshot['services'] {
  const [first] = services;
  if (first === undefined) return services;
  const shown = own.filter(
    ({ id }) => chosen?.some((one) => one.id === id) === true && !services.some((one) => one.id === id),
  );
  return [
    ...services,
    ...shown.map(({ id, name, page }) => ({
      ...first,
      id,
      name,
      page: page === null ? null : first.page,
      components: [],
    })),
  ];
}

/** One change after another; of the model check each field for itself. */
function mergePatch(before: SettingsPatch, change: SettingsPatch): SettingsPatch {
  return { ...before, ...change, modelCheck: { ...before.modelCheck, ...change.modelCheck } };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/**
 * Starts a host on loopback that serves `folder`, the built renderer. `port` 0 takes a free one. What history adds up to is
 * answered by the real handlers over a real history with as much of a `past` as asked for. `wallMs` is its clock.
 */
export async function startFixtureHost(
  folder: string,
  state: StateName,
  port = 0,
  past: Past = 'month',
  wallMs: () => number = Date.now,
): Promise<FixtureHost> {
  const clock: Clock = { wallMs, monoMs: () => performance.now(), after: () => () => undefined };
  let shown = state;
  let revision = 1;
  let patch: SettingsPatch = {};
  let failure: string | null = null;
  let isHanging = false;
  let isRefusing = false;
  let answerDelayMs = 0;
  let hasRealUse = false;
  let dismissed: readonly string[] = [];
  let own: FixtureServices['own'] = () => [];
  let keys: Readonly<Record<string, KeyPlace>> = {};
  let toldWhenBack: Readonly<Record<string, boolean>> = {};
  const calls: { name: CallName; request: unknown }[] = [];
  const streams = new Set<ServerResponse>();

  const snapshot = (): Snapshot => {
    const base = toState(shown, wallMs(), revision);
    const { probes, notifications, modelCheck, ...rest } = patch;
    const isAsking = modelCheck?.enabled === true;
    return {
      ...base,
      capabilities: { ...base.capabilities, ...(hasRealUse ? { realUse: true } : {}) },
      services: withOwn(base.services, own(), patch.services ?? null).map((service) => ({
        ...service,
        tellWhenBack: toldWhenBack[service.id] ?? service.tellWhenBack,
        components: pickComponents(service, patch.services ?? null),
      })),
      notices: base.notices.filter(({ id }) => !dismissed.includes(id)),
      notes: {
        changes: notes.store.changes(),
        waiting: Object.fromEntries(notes.store.waiting()),
      },
      settings: SettingsSchema.parse({
        ...base.settings,
        ...rest,
        probes: { ...base.settings.probes, ...probes },
        notifications: { ...base.settings.notifications, ...notifications },
        modelCheck: { ...base.settings.modelCheck, ...modelCheck },
      }),
      modelCheck: base.modelCheck && {
        ...base.modelCheck,
        keys: { ...base.modelCheck.keys, ...keys },
        state: isAsking ? 'on' : 'off',
      },
    };
  };
  const push = (sent: Snapshot): void => {
    for (const stream of streams) stream.write(`event: snapshot.changed\ndata: ${JSON.stringify(sent)}\n\n`);
  };
  const changed = (): void => {
    revision += 1;
    push(snapshot());
  };

  const history = () => seededHistory(past, snapshot().services, wallMs());
  const notes = openFixtureNotes(() => snapshot().services, seededHistory('none', []));
  notes.store.onChange(changed);
  const services: FixtureServices = openFixtureServices(
    snapshot,
    (change) => {
      patch = { ...patch, ...change };
      changed();
    },
    wallMs,
  );
  ({ own } = services);
  const data = () =>
    createDataHandlers(
      { forget: () => undefined },
      { clock, dataFolder: { path: '', files: () => [] }, history: history() },
    );

  const answer = (name: CallName, raw: unknown): unknown => {
    switch (name) {
      case 'snapshot.get':
        return snapshot();
      case 'catalogue.list': {
        const chosen = patch.services?.map(({ id }) => id);
        return [
          ['claude', 'Claude'],
          ['openai', 'OpenAI'],
          ['github-copilot', 'GitHub Copilot'],
        ].map(([id = '', label = '']) => ({
          id,
          name: label,
          category: 'ai',
          homepage: null,
          watched: chosen?.includes(id) ?? snapshot().services.some((service) => service.id === id),
          components: [],
        }));
      }
      case 'history.changes':
        return toChanges(CALLS[name].request.parse(raw), wallMs());
      case 'history.episodes':
        return toEpisodes(wallMs());
      case 'incidents.list':
        return toIncidents(shown, wallMs());
      case 'connection.diagnose':
        return toDiagnosis(shown, wallMs());
      case 'service.tellWhenBack': {
        const { serviceId, on } = CALLS[name].request.parse(raw);
        toldWhenBack = { ...toldWhenBack, [serviceId]: on };
        changed();
        return {};
      }
      case 'settings.set':
        patch = mergePatch(patch, SettingsPatchSchema.parse(raw));
        changed();
        return snapshot().settings;
      case 'modelKey.set':
      case 'modelKey.forget': {
        const place = name === 'modelKey.set' ? 'key_ring' : 'none';
        keys = { ...keys, [CALLS[name].request.parse(raw).provider]: place };
        changed();
        return { place };
      }
      case 'notice.dismiss':
        dismissed = [...dismissed, CALLS[name].request.parse(raw).id];
        changed();
        return {};
      case 'service.check':
        changed();
        return {};
      case 'catalogue.state':
        return { origin: null, services: 462, canUpdate: true };
      case 'link.open':
      case 'panel.fit':
      case 'panel.close':
      case 'window.open':
      case 'window.hold':
        return {};
      default:
        throw new Error(`no answer to ${name}`);
    }
  };

  const serveCall = async (
    name: CallName,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const raw = await readJson(request);
    calls.push({ name, request: raw });
    if (isHanging) return;
    const summing = HISTORY_CALL_NAMES.find((known) => known === name);
    const writing = NOTE_CALL_NAMES.find((known) => known === name);
    const body =
      failure !== null
        ? { ok: false, error: { code: 'storage', message: failure } }
        : summing !== undefined
          ? await createHistoryHandlers({ snapshot }, { clock, history: history() })[summing](raw)
          : writing !== undefined
            ? await notes.handlers[writing](raw)
            : name === 'data.export'
              ? await data()[name](raw)
              : Object.hasOwn(services.handlers, name)
                ? await services.handlers[name]?.(raw)
                : { ok: true, value: answer(name, raw) };
    if (answerDelayMs > 0) await delay(answerDelayMs);
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  };

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    response.setHeader('content-security-policy', POLICY);
    if (isRefusing && (path === '/events' || path.startsWith('/api/'))) {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ ok: false, error: { code: 'refused', message: 'The token is missing.' } }),
      );
      return;
    }
    const name = CALL_NAMES.find((known) => path === `/api/${known}`);
    if (name !== undefined) {
      void serveCall(name, request, response).catch(() => response.destroy());
      return;
    }
    if (path === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(':\n\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
      return;
    }
    const file = path === '/' ? 'index.html' : normalize(path).replace(/^[/.]+/, '');
    try {
      const body = readFileSync(join(folder, file));
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  // A year takes seconds to live through, in which no request would be answered.
  if (past === 'year') history();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  return {
    url: `http://127.0.0.1:${address.port}/`,
    show: (next) => {
      shown = next;
      changed();
    },
    push,
    fail: (message) => {
      failure = message;
    },
    hang: (hangs) => {
      isHanging = hangs;
    },
    findRealUse: () => {
      hasRealUse = true;
      changed();
    },
    answerAfter: (delayMs) => {
      answerDelayMs = delayMs;
    },
    refuse: (refuses) => {
      isRefusing = refuses;
    },
    breakStreams: () => {
      for (const stream of streams) stream.destroy();
    },
    snapshot,
    notes,
    calls,
    close: () =>
      new Promise((resolve) => {
        notes.close();
        for (const stream of streams) stream.destroy();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
