import { DATA_CALLS } from '../shared/data-calls.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { answer, type Handle } from './answer-call.ts';
import type { Engine } from './engine.ts';
import { exportCsv, exportJson, gatherExport } from './export-data.ts';
import type { Ports } from './ports.ts';

/** Answers what is kept on this computer, gives a copy of it, and deletes it. */
export function createDataHandlers(
  engine: Pick<Engine, 'snapshot' | 'forget'>,
  ports: Pick<Ports, 'clock' | 'dataFolder' | 'history'>,
): Readonly<Record<keyof typeof DATA_CALLS, Handle>> {
  const { clock, dataFolder, history } = ports;
  const day = (): string => new Date(clock.wallMs()).toISOString().slice(0, 10);

  function remove(): Result<object> {
    const cleared = history.clear();
    if (!cleared.ok) return err({ code: 'storage', message: cleared.error.message });
    engine.forget();
    return ok({});
  }

  return {
    'data.describe': answer(DATA_CALLS['data.describe'], () =>
      ok({
        folder: dataFolder.path,
        files: dataFolder.files(),
        firstAt: history.firstAt(),
        rawDays: history.keepDays.raw,
        fineDays: history.keepDays.fine,
      }),
    ),
    'data.export': answer(DATA_CALLS['data.export'], ({ format }) => {
      const gathered = gatherExport(engine.snapshot(), history, clock.wallMs());
      const name = `pilotlight-history-${day()}.${format}`;
      return ok(
        format === 'csv'
          ? { name, mediaType: 'text/csv', text: exportCsv(gathered) }
          : { name, mediaType: 'application/json', text: exportJson(gathered) },
      );
    }),
    'data.delete': answer(DATA_CALLS['data.delete'], () => remove()),
  };
}
