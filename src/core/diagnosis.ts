import { DIAGNOSIS_CALLS, type DiagnosisRun, type DiagnosisStep } from '../shared/diagnosis.ts';
import { ok } from '../shared/result.ts';
import { speechIn } from '../shared/words/languages.ts';
import { ENGLISH_HERE, type Speech } from '../shared/words/speech.ts';
import { answer, type Handle } from './answer-call.ts';
import { connectionSteps, connectionTitles, serviceStep, stepId } from './diagnose.ts';
import type { Engine } from './engine.ts';
import type { Ports } from './ports.ts';

export interface Diagnosis {
  /** Begins a run and answers it as it stands; joins the one under way. */
  readonly start: (speech?: Speech) => DiagnosisRun;
  readonly get: () => DiagnosisRun | null;
}

/** "Is it me?" as something that goes on: the connection and every service are looked at side by side, each step told as it ends. */
export function createDiagnosis(
  engine: Pick<Engine, 'snapshot' | 'checkNow'>,
  { checkControls, clock, log }: Pick<Ports, 'checkControls' | 'clock' | 'log'>,
): Diagnosis {
  let run: DiagnosisRun | null = null;

  function finish(id: number, done: readonly DiagnosisStep[]): void {
    if (run?.id !== id) return;
    const byId = new Map(done.map((step) => [step.id, step]));
    const steps = run.steps.map((step) => ({ ...step, done: byId.get(step.id) ?? step.done }));
    const isOver = steps.every((step) => step.done !== null);
    run = { ...run, steps, endedAt: isOver ? clock.wallMs() : null };
  }

  /** A run with a look that broke off is over all the same: it would be joined for good. */
  function close(id: number): void {
    if (run?.id === id) run = { ...run, endedAt: run.endedAt ?? clock.wallMs() };
  }

  async function lookAtConnection(id: number, speech: Speech): Promise<void> {
    const reading = await checkControls(new AbortController().signal);
    finish(id, connectionSteps(reading, speech));
  }

  async function lookAtService(id: number, serviceId: string, speech: Speech): Promise<void> {
    await engine.checkNow(serviceId);
    const service = engine.snapshot().services.find((one) => one.id === serviceId);
    const step =
      service === undefined
        ? { id: stepId(serviceId), title: '', outcome: 'skipped' as const, finding: '', remedy: null }
        : serviceStep(service, clock.wallMs(), speech);
    finish(id, [step]);
  }

  return {
    start: (speech = ENGLISH_HERE) => {
      if (run !== null && run.endedAt === null) return run;
      const { services } = engine.snapshot();
      const id = (run?.id ?? 0) + 1;
      run = {
        id,
        startedAt: clock.wallMs(),
        endedAt: null,
        steps: [
          ...connectionTitles(speech).map((step) => ({ ...step, done: null })),
          ...services.map((service) => ({ id: stepId(service.id), title: service.name, done: null })),
        ],
      };
      const looks = [
        lookAtConnection(id, speech),
        ...services.map((service) => lookAtService(id, service.id, speech)),
      ];
      void Promise.allSettled(looks).then((ends) => {
        for (const end of ends) {
          if (end.status === 'rejected') log.error('diagnosis', { error: String(end.reason) });
        }
        close(id);
      });
      return run;
    },
    get: () => run,
  };
}

/** Answers a diagnosis with progress. */
export function createDiagnosisHandlers(
  engine: Pick<Engine, 'snapshot' | 'checkNow'>,
  ports: Pick<Ports, 'checkControls' | 'clock' | 'log'>,
): Readonly<Record<keyof typeof DIAGNOSIS_CALLS, Handle>> {
  const diagnosis = createDiagnosis(engine, ports);
  return {
    'diagnosis.start': answer(DIAGNOSIS_CALLS['diagnosis.start'], ({ language }) =>
      ok(diagnosis.start(speechIn(language))),
    ),
    'diagnosis.get': answer(DIAGNOSIS_CALLS['diagnosis.get'], () => ok(diagnosis.get())),
  };
}
