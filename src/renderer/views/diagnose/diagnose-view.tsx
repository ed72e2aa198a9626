import { CircleAlert, CircleCheck, CircleMinus, CircleQuestionMark } from 'lucide-react';
import { useState } from 'react';
import type { DiagnosisStep } from '../../../shared/contract.ts';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { Failed, Loading } from '../../components/state-message.tsx';
import { useQuery } from '../../hooks/use-query.ts';

const OUTCOMES = {
  good: { word: 'Good', Icon: CircleCheck },
  bad: { word: 'Not good', Icon: CircleAlert },
  unclear: { word: 'Unclear', Icon: CircleQuestionMark },
  skipped: { word: 'Skipped', Icon: CircleMinus },
} as const;

function Step({ step }: { readonly step: DiagnosisStep }) {
  const { word, Icon } = OUTCOMES[step.outcome];
  return (
    <li data-outcome={step.outcome}>
      <Icon size={16} aria-hidden="true" />
      <div>
        <h2>
          {step.title} <span className="muted">{word}</span>
        </h2>
        <p>{step.finding}</p>
        {step.remedy === null ? null : <p className="remedy">{step.remedy}</p>}
      </div>
    </li>
  );
}

/** "Is it me?": runs every check when opened and on request, and shows what each found and what to do. */
export function DiagnoseView() {
  const [turn, setTurn] = useState(0);
  const diagnosis = useQuery('connection.diagnose', {}, String(turn));
  return (
    <section aria-labelledby="diagnose-heading" className="diagnose">
      <div className="view-head">
        <h1 id="diagnose-heading">Is it me?</h1>
        <Button kind="primary" isBusy={diagnosis.isLoading} onClick={() => setTurn((before) => before + 1)}>
          {diagnosis.isLoading ? 'Checking…' : 'Check again'}
        </Button>
      </div>
      {diagnosis.failure === null ? null : <Failed failure={diagnosis.failure} onAgain={diagnosis.again} />}
      {diagnosis.value === null ? (
        diagnosis.failure === null ? (
          <Loading what="the checks" lines={6} />
        ) : null
      ) : (
        <>
          <p className="muted">
            Checked at <Moment at={diagnosis.value.at} />
          </p>
          <ol className="steps" aria-busy={diagnosis.isLoading}>
            {diagnosis.value.steps.map((step) => (
              <Step key={step.id} step={step} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
