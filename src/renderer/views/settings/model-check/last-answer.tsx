import type {
  ModelAnswer,
  ModelCheckSettings,
  ModelCheckView,
} from '../../../../shared/model-check/model.ts';
import { MODEL_PROVIDERS } from '../../../../shared/model-check/providers.ts';
import { modelLine } from '../../../../shared/words/evidence.ts';
import { Moment } from '../../../components/moment.tsx';
import { hostNow } from '../../../hooks/use-now.ts';
import { SPEECH } from '../../../speech.ts';
import { modelCheckText } from '../../../text/settings-text.ts';

interface LastAnswerProps {
  readonly chosen: ModelCheckSettings;
  readonly view: ModelCheckView;
  readonly state: Exclude<ModelCheckView['state'], 'off'>;
}

/** What came of the last request, as the evidence would say it, or why it was refused. */
function answerWords(answer: ModelAnswer): string {
  const { outcome, provider, model } = answer;
  const { refused } = SPEECH.words.modelCheck;
  switch (outcome) {
    case 'key':
    case 'credit':
    case 'no_model':
    case 'refused':
    case 'unreadable_key':
      return refused[outcome](MODEL_PROVIDERS[provider].name, model);
    default:
      return modelLine({ ...answer, failed: 1 }, hostNow(), SPEECH);
  }
}

/** How the check that is switched on fares: its state, today's count, the last answer, the next request. */
export function LastAnswer({ chosen, view, state }: LastAnswerProps) {
  const words = modelCheckText();
  const count = new Intl.NumberFormat(SPEECH.locale);
  return (
    <dl className="facts">
      <div>
        <dt>{words.now}</dt>
        <dd>
          <span role="status">{words.states[state]}</span>
        </dd>
      </div>
      <div>
        <dt>{words.today}</dt>
        <dd>{words.todayOf(count.format(view.askedToday), count.format(chosen.capPerDay))}</dd>
      </div>
      <div>
        <dt>{words.last}</dt>
        <dd>{view.last === null ? words.noAnswer : answerWords(view.last)}</dd>
      </div>
      {view.nextAt === null ? null : (
        <div>
          <dt>{words.next}</dt>
          <dd>
            <Moment at={view.nextAt} />
          </dd>
        </div>
      )}
    </dl>
  );
}
