import { CircleCheck, CircleDashed, CircleHelp, CircleX, LoaderCircle } from 'lucide-react';
import type { DiagnosisRun, DiagnosisStep } from '../../../shared/diagnosis.ts';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { Failed, Loading } from '../../components/state-message.tsx';
import { copyText } from '../../copy-text.ts';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useSay } from '../../hooks/use-undo.ts';
import { TEXT } from '../../speech.ts';
import { concludeRun, conclusionWords } from './conclude.ts';
import { ExplainPanel } from './explain-panel.tsx';
import { NotesState } from './notes-state.tsx';
import { toReport } from './report.ts';
import { useDiagnosis } from './use-diagnosis.ts';

const ICONS = { good: CircleCheck, bad: CircleX, unclear: CircleHelp, skipped: CircleDashed } as const;

/** About as high as the steps that are awaited. */
const AWAITED_LINES = 20;

interface StepProps {
  readonly title: string;
  readonly done: DiagnosisStep | null;
}

function Step({ title, done }: StepProps) {
  const { diagnose } = TEXT;
  const Icon = done === null ? LoaderCircle : ICONS[done.outcome];
  return (
    <li data-outcome={done?.outcome ?? 'waiting'}>
      <Icon size={16} aria-hidden="true" />
      <div>
        <h3>
          <RemoteName text={title} />{' '}
          <span className="muted">{done === null ? diagnose.waiting : diagnose.outcome[done.outcome]}</span>
        </h3>
        {done === null ? null : (
          <p>
            <bdi>{done.finding}</bdi>
          </p>
        )}
        {done?.remedy == null ? null : <p className="remedy">{done.remedy}</p>}
      </div>
    </li>
  );
}

function Steps({ title, steps }: { readonly title: string; readonly steps: DiagnosisRun['steps'] }) {
  if (steps.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ol className="steps">
        {steps.map((step) => (
          <Step key={step.id} title={step.title} done={step.done} />
        ))}
      </ol>
    </section>
  );
}

function Result({ run }: { readonly run: DiagnosisRun }) {
  const { diagnose } = TEXT;
  const done = run.steps.filter((step) => step.done !== null).length;
  const conclusion = concludeRun(run);
  const own = run.steps.filter(({ id }) => !id.startsWith('service:'));
  const services = run.steps.filter(({ id }) => id.startsWith('service:'));
  return (
    <>
      <div className="diagnosis-result" role="status" data-conclusion={conclusion ?? 'waiting'}>
        <p className="summary">
          <bdi>
            {conclusion === null
              ? diagnose.progress(done, run.steps.length)
              : conclusionWords(run, conclusion)}
          </bdi>
        </p>
      </div>
      <progress
        className="diagnosis-progress"
        data-over={conclusion !== null}
        aria-label={diagnose.checking}
        max={run.steps.length}
        value={done}
      />
      <Steps title={diagnose.yourSide} steps={own} />
      <Steps title={diagnose.theServices} steps={services} />
    </>
  );
}

function Report({ run }: { readonly run: DiagnosisRun }) {
  const { diagnose, common } = TEXT;
  const snapshot = useSnapshot();
  const say = useSay();
  const text = toReport(run, snapshot);
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(text);
    say({ text: isCopied ? diagnose.reportCopied : common.notCopied, undo: null });
  };
  return (
    <section>
      <div className="view-head">
        <h2>{diagnose.report}</h2>
        <Button onClick={() => void copy()}>{diagnose.copyReport}</Button>
      </div>
      <p className="muted">{diagnose.reportMeans}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="report" tabIndex={0} aria-label={diagnose.report}>
        <pre>{text}</pre>
      </section>
    </section>
  );
}

/** "Is it me?": runs every check when opened and on request, each told as it ends; and what an error message means. */
export function DiagnoseView({ part }: { readonly part: 'explain' | null }) {
  const { diagnose } = TEXT;
  const { run, failure, start } = useDiagnosis();
  const isBusy = run !== null && run.endedAt === null;
  return (
    <section aria-labelledby="diagnose-heading" className="diagnose">
      <div className="view-head">
        <h1 id="diagnose-heading">{diagnose.title}</h1>
        <Button kind="primary" isBusy={isBusy} onClick={start}>
          {isBusy ? diagnose.checking : diagnose.checkAgain}
        </Button>
      </div>
      <p className="muted">
        {run?.endedAt == null ? (
          diagnose.lead
        ) : (
          <>
            {diagnose.checkedAt} <Moment at={run.endedAt} />
          </>
        )}
      </p>
      <div className="diagnose-columns">
        <div>
          {failure === null ? null : <Failed failure={failure} onAgain={start} />}
          {run === null ? (
            failure === null ? (
              <Loading what={diagnose.title} lines={AWAITED_LINES} />
            ) : null
          ) : (
            <Result run={run} />
          )}
          {run?.endedAt == null ? null : <NotesState key={run.endedAt} />}
        </div>
        <div>
          <ExplainPanel isAskedFor={part === 'explain'} />
          {run?.endedAt == null ? null : <Report run={run} />}
        </div>
      </div>
    </section>
  );
}
