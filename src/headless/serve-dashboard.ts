import { join } from 'node:path';
import { listRendererFiles } from '../node/renderer-files.ts';
import type { Result } from '../shared/result.ts';
import type { Cli } from './cli.ts';
import type { OpenEngine } from './open-engine.ts';
import { type DashboardServer, type ListenProblem, startServer } from './server/server.ts';

/** Where the dashboard is unless told otherwise, so that a bookmark or a forwarded port stays right. */
const USUAL_PORT = 4747;

export interface ServeOptions {
  readonly host: string;
  /** Undefined for the usual one, or any free one where that is taken. */
  readonly port: number | undefined;
}

/** Serves the dashboard of an engine. */
export async function serveDashboard(
  cli: Cli,
  { engine, dispatch, log }: OpenEngine,
  { host, port }: ServeOptions,
): Promise<Result<DashboardServer, ListenProblem>> {
  const files = listRendererFiles(join(cli.root, 'out/renderer'));
  const listenOn = (number: number) =>
    startServer({ host, port: number, dispatch, source: engine, files, log });
  const started = await listenOn(port ?? USUAL_PORT);
  return port === undefined && !started.ok && started.error.kind === 'taken' ? listenOn(0) : started;
}
