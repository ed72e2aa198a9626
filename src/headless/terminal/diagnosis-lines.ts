import type { DiagnosisStep } from '../../shared/diagnosis.ts';
import { plainLine } from '../../shared/plain.ts';
import type { IconState } from '../../shared/words/state.ts';
import { type Layout, paragraph } from './layout.ts';
import { glyphOf } from './paint.ts';

const STATES: Readonly<Record<DiagnosisStep['outcome'], IconState>> = {
  good: 'operational',
  bad: 'major_outage',
  unclear: 'unknown',
  skipped: 'unknown',
};

/** Whether a step found a fault on the user's own side. How the services are is not it. */
export function isWrongHere({ id, outcome }: Pick<DiagnosisStep, 'id' | 'outcome'>): boolean {
  return outcome === 'bad' && !id.startsWith('service:');
}

/** Whether a step found something on the user's own side that stops nothing, and can be mended. */
function isWorthMending({ id, outcome, remedy }: DiagnosisStep): boolean {
  return outcome === 'unclear' && remedy !== null && !id.startsWith('service:');
}

/** Every step with what it found and what to do, and the answer in the end. */
export function diagnosisLines(steps: readonly DiagnosisStep[], layout: Layout): readonly string[] {
  const answer = steps.some(isWrongHere)
    ? 'Something is wrong on your side.'
    : steps.some(isWorthMending)
      ? 'Nothing on your side stands in the way; something is worth mending.'
      : 'Nothing is wrong on your side.';
  return [...steps.flatMap((step) => stepLines(step, layout)), '', layout.paint.bold(answer)];
}

function stepLines({ title, outcome, finding, remedy }: DiagnosisStep, layout: Layout): readonly string[] {
  const { paint } = layout;
  const state = STATES[outcome];
  const lead = `${paint.state(state, glyphOf(state))} `;
  return [
    ...paragraph(`${plainLine(title, 60)}: ${plainLine(finding, 400)}`, layout, { indent: 2, lead }),
    ...(remedy === null ? [] : paragraph(plainLine(remedy, 400), layout, { indent: 4, lead: '  → ' })),
  ];
}
