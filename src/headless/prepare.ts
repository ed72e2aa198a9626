import { dataFolder } from '../node/data-folder/data-folder.ts';
import { loadServices } from '../node/services-file.ts';
import { ok, type Result } from '../shared/result.ts';
import type { ServiceView } from '../shared/snapshot.ts';
import { chooseServices } from './choose-services.ts';
import { type Cli, candidatesFile, catalogueFile } from './cli.ts';
import type { CommonOptions } from './command.ts';
import type { EngineSetup } from './open-engine.ts';

/** What a command that looks at services needs to begin with; on failure one line about the file or the name at fault. */
export function prepareSetup(
  cli: Cli,
  common: CommonOptions,
  asked: readonly string[] = [],
): Result<EngineSetup & { readonly askedIds: readonly string[] }, string> {
  const services = loadServices(catalogueFile(cli), common.services ?? null);
  if (!services.ok) return services;
  const chosen = chooseServices(services.value.services, asked);
  if (!chosen.ok) return chosen;
  const isAsked = asked.length > 0;
  return ok({
    folder: dataFolder(cli.env, process.platform, common.dataDir),
    services: services.value,
    candidatesFile: candidatesFile(cli),
    asked: isAsked ? chosen.value : [],
    askedIds: isAsked ? chosen.value.map(({ id }) => id) : [],
    version: cli.version,
    env: cli.env,
  });
}

/** The services to show: those asked for, in that order, or all where none was. */
export function pickViews(
  services: readonly ServiceView[],
  askedIds: readonly string[],
): readonly ServiceView[] {
  if (askedIds.length === 0) return services;
  return askedIds.flatMap((id) => services.find((service) => service.id === id) ?? []);
}
