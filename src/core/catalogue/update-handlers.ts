import { CATALOGUE_CALLS, type CataloguePreview, type CatalogueState } from '../../shared/catalogue-calls.ts';
import type { CatalogueCallName } from '../../shared/catalogue-names.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Service } from '../../shared/service.ts';
import { answer, type Handle, toAnswer } from '../answer-call.ts';
import type { Engine } from '../engine.ts';
import type { Ports, Stored } from '../ports.ts';
import { watchedServices } from '../watched.ts';
import { compareCatalogues } from './compare.ts';
import { mergeServices } from './merge.ts';
import { fetchCatalogueText, parseCatalogue } from './read-update.ts';

interface Pending {
  readonly id: string;
  readonly from: string;
  readonly services: readonly Service[];
}

const toNames = (services: readonly Service[]): CataloguePreview['added'] =>
  services.map(({ id, name }) => ({ id, name }));

/** Answers what is to become of the catalogue. An update is what was previewed, and nothing is asked for by itself. */
export function createCatalogueHandlers(
  engine: Pick<Engine, 'catalogue' | 'setCatalogue'>,
  ports: Pick<Ports, 'catalogue' | 'ownServices' | 'settings' | 'clock' | 'fetchPage'>,
): Readonly<Record<CatalogueCallName, Handle>> {
  const { catalogue, ownServices } = ports;
  let pending: Pending | null = null;
  let previews = 0;

  const state = (): CatalogueState => ({
    origin: catalogue.origin(),
    services: catalogue.services().length,
    canUpdate: catalogue.canUpdate,
  });

  function preview(from: string, text: string): Result<CataloguePreview> {
    const read = parseCatalogue(text, catalogue.builtIn);
    if (!read.ok) return err({ code: 'invalid', message: `${from}: ${read.error}` });
    previews += 1;
    pending = { id: `${ports.clock.wallMs()}-${previews}`, from, services: read.value };
    const { added, changed, removed } = compareCatalogues(catalogue.services(), read.value);
    const own = new Set(ownServices.list().map(({ id }) => id));
    const watched = new Set(
      watchedServices(engine.catalogue(), ports.settings.get()).map(({ service }) => service.id),
    );
    return ok({
      id: pending.id,
      from,
      services: read.value.length,
      added: toNames(added),
      changed: toNames(changed),
      removed: toNames(removed),
      unwatched: toNames(removed.filter(({ id }) => watched.has(id) && !own.has(id))),
    });
  }

  function takeUp(stored: Stored): Result<CatalogueState> {
    if (!stored.ok) return toAnswer(stored);
    engine.setCatalogue(mergeServices(catalogue.services(), ownServices.list()));
    pending = null;
    return ok(state());
  }

  const refused = (): Result<never> =>
    err({ code: 'refused', message: 'A services file of your own stands in for the catalogue now.' });

  return {
    'catalogue.state': answer(CATALOGUE_CALLS['catalogue.state'], () => ok(state())),
    'catalogue.preview': answer(CATALOGUE_CALLS['catalogue.preview'], async (from) => {
      if (!catalogue.canUpdate) return refused();
      if (from.kind === 'file') return preview(from.name, from.text);
      const text = await fetchCatalogueText(from.address, ports.fetchPage, new AbortController().signal);
      if (text.ok) return preview(from.address, text.value);
      return err({ code: 'invalid', message: text.error.message });
    }),
    'catalogue.update': answer(CATALOGUE_CALLS['catalogue.update'], ({ id }) => {
      if (!catalogue.canUpdate) return refused();
      if (pending?.id !== id) {
        return err({ code: 'not_found', message: 'What was looked at is not at hand any more: look again.' });
      }
      const { from, services } = pending;
      return takeUp(catalogue.keep({ from, at: ports.clock.wallMs(), services }));
    }),
    'catalogue.restore': answer(CATALOGUE_CALLS['catalogue.restore'], () =>
      catalogue.canUpdate ? takeUp(catalogue.restore()) : refused(),
    ),
  };
}
