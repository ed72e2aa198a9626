import { useEffect, useState } from 'react';
import { useClient, useSnapshot } from '../../../hooks/client-context.ts';

/** Names services by their ids, those that are not watched any more among them; an id that nobody knows names itself. */
export function useServiceNames(serviceIds: readonly string[]): (serviceId: string) => string {
  const client = useClient();
  const { services } = useSnapshot();
  const [others, setOthers] = useState<ReadonlyMap<string, string>>(new Map());
  const isUnknown = serviceIds.some((wanted) => !services.some(({ id }) => id === wanted));

  useEffect(() => {
    if (!isUnknown) return undefined;
    let isCurrent = true;
    void client.call('catalogue.list', {}).then((answer) => {
      if (isCurrent && answer.ok) setOthers(new Map(answer.value.map(({ id, name }) => [id, name])));
    });
    return () => {
      isCurrent = false;
    };
  }, [client, isUnknown]);

  return (serviceId) =>
    services.find(({ id }) => id === serviceId)?.name ?? others.get(serviceId) ?? serviceId;
}
