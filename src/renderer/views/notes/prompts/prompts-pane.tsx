import { Button } from '../../../components/button.tsx';
import { Moment } from '../../../components/moment.tsx';
import { RemoteName } from '../../../components/remote-name.tsx';
import { Empty, Failed, Loading } from '../../../components/state-message.tsx';
import { useSnapshot } from '../../../hooks/client-context.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { notesText } from '../../../text/notes-text.ts';
import { usePad } from '../pad-context.ts';
import { ServiceQueue } from './service-queue.tsx';
import { usePromptActions } from './use-prompt-actions.ts';
import { useServiceNames } from './use-service-names.ts';

const MOST = 200;
const MOST_SENT = 20;

/** The prompts that wait, by service, and those that were sent last. */
export function PromptsPane() {
  const text = notesText();
  const { version } = usePad();
  const { services } = useSnapshot();
  const waiting = useQuery('prompts.list', { serviceId: null, state: 'waiting', limit: MOST }, version);
  const serviceIds = [...new Set(waiting.value?.map(({ serviceId }) => serviceId))];
  const nameOf = useServiceNames(serviceIds);
  if (waiting.value === null) {
    return waiting.failure === null ? (
      <Loading what={text.loading.prompts} lines={5} />
    ) : (
      <Failed failure={waiting.failure} onAgain={waiting.again} />
    );
  }
  const prompts = waiting.value;
  return (
    <>
      {waiting.failure === null ? null : <Failed failure={waiting.failure} onAgain={waiting.again} />}
      {serviceIds.length === 0 ? (
        <Empty title={text.prompts.none}>
          <p>{text.prompts.noneMeans}</p>
        </Empty>
      ) : (
        serviceIds.map((serviceId) => (
          <ServiceQueue
            key={serviceId}
            name={nameOf(serviceId)}
            service={services.find(({ id }) => id === serviceId)}
            prompts={prompts.filter((prompt) => prompt.serviceId === serviceId)}
          />
        ))
      )}
      <SentPrompts />
    </>
  );
}

/** The last prompts that were sent, with when, and a way to let them wait again. */
function SentPrompts() {
  const text = notesText();
  const { version } = usePad();
  const actions = usePromptActions();
  const sent = useQuery('prompts.list', { serviceId: null, state: 'sent', limit: MOST_SENT }, version);
  const prompts = sent.value ?? [];
  const nameOf = useServiceNames(prompts.map(({ serviceId }) => serviceId));
  if (prompts.length === 0) return null;
  return (
    <details className="sent">
      <summary>
        {text.prompts.sent}{' '}
        <span className="muted">
          {prompts.length === MOST_SENT ? text.prompts.lastSent(MOST_SENT) : prompts.length}
        </span>
      </summary>
      <ul>
        {prompts.map((prompt) => (
          <li key={prompt.id}>
            <div>
              <bdi className="prompt-title">{prompt.title === '' ? text.untitled : prompt.title}</bdi>
              <span className="muted">
                <RemoteName text={nameOf(prompt.serviceId)} />
                {prompt.sentAt === null ? null : (
                  <>
                    {', '}
                    <Moment at={prompt.sentAt} />
                  </>
                )}
              </span>
            </div>
            <Button kind="quiet" onClick={() => void actions.markSent(prompt, false)}>
              {text.prompts.putBack}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
