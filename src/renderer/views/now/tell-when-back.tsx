import { Bell, BellRing } from 'lucide-react';
import { isTrouble } from '../../../shared/level.ts';
import type { ServiceView } from '../../../shared/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../hooks/use-command.ts';
import { TEXT } from '../../speech.ts';

/** A one-time promise to tell when a service is back; offered only while it is not. */
export function TellWhenBack({ service }: { readonly service: ServiceView }) {
  const tell = useCommand('service.tellWhenBack');
  if (!isTrouble(service.verdict.level) && service.verdict.cause !== 'you' && !service.tellWhenBack)
    return null;
  const Icon = service.tellWhenBack ? BellRing : Bell;
  return (
    <Button
      aria-pressed={service.tellWhenBack}
      isBusy={tell.isBusy}
      onClick={() => void tell.run({ serviceId: service.id, on: !service.tellWhenBack })}
    >
      <Icon size={16} aria-hidden="true" />
      {TEXT.now.tellWhenBack}
    </Button>
  );
}
