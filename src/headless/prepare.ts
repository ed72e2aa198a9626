import { mergeServices } from '../core/catalogue/merge.ts';
import { openCatalogue } from '../node/catalogue.ts';
import { dataFolder } from '../node/data-folder/data-folder.ts';
import { readOwnServices } from '../node/own-services.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Service } from '../shared/service.ts';
import type { ServiceView } from '../shared/snapshot.ts';
import { chooseServices } from './choose-services.ts';
import { type Cli, candidatesFile, catalogueFile } from './cli.ts';
import type { CommonOptions } from './command.ts';
import type { EngineSetup } from './open-engine.ts';

/** A setup with the services that were asked for by name, and all that could have been. */
export interface Prepared extends EngineSetup {
  readonly offered: readonly Service[];
  readonly askedIds: readonly string[];
}

/** What a command that looks at services needs to begin with; on failure one line about the file or the name at fault. */
export function prepareSetup(
  cli: Cli,
  common: CommonOptions,
  asked: readonly string[] = [],
): Result<Prepared, string> {
  const folder = dataFolder(cli.env, process.platform, common.dataDir);
  const opened = openCatalogue({
    catalogueFile: catalogueFile(cli),
    userFile: common.services ?? null,
    folder,
    wallMs: Date.now(),
  });
  if (!opened.ok) return opened;
  const { services, catalogue, notices } = opened.value;
  const offered = mergeServices(services.services, readOwnServices(folder));
  const chosen = chooseServices(offered, asked);
  if (!chosen.ok) return chosen;
  const isAsked = asked.length > 0;
  return ok({
    folder,
    services,
    offered,
    catalogue,
    notices,
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
