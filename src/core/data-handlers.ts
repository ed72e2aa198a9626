import { DATA_CALLS } from '../shared/data-calls.ts';
import { ok, type Result } from '../shared/result.ts';
import { answer, type Handle, toAnswer } from './answer-call.ts';
import type { Engine } from './engine.ts';
import type { Ports } from './ports.ts';

/** Answers what is kept on this computer, gives a copy of it page by page, and deletes it. */
export function createDataHandlers(
  engine: Pick<Engine, 'forget'>,
  ports: Pick<Ports, 'clock' | 'dataFolder' | 'history'>,
): Readonly<Record<keyof typeof DATA_CALLS, Handle>> {
  const { clock, dataFolder, history } = ports;

  function remove(): Result<object> {
    const cleared = history.clear();
    if (!cleared.ok) return toAnswer(cleared);
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
    'data.export': answer(DATA_CALLS['data.export'], async (request) => {
      // Hardly anybody ever exports, and memory counts.
      const { exportPage } = await import('./export/export-page.ts');
      const flushed = request.after === 0 ? history.flush() : ok(undefined);
      const page = flushed.ok ? exportPage(request, history, clock.wallMs()) : flushed;
      return toAnswer(page);
    }),
    'data.delete': answer(DATA_CALLS['data.delete'], () => remove()),
  };
}
