import { useCallback, useRef, useState } from 'react';
import type { RequestOf, ResponseOf } from '../../shared/contract.ts';
import type { CallName } from '../../shared/names.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { useClient } from './client-context.ts';

export interface Command<Name extends CallName> {
  readonly run: (request: RequestOf<Name>) => Promise<Result<ResponseOf<Name>> | null>;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
}

/** A command and how it fares. While one is under way another is not begun; then the answer is null. */
export function useCommand<Name extends CallName>(name: Name): Command<Name> {
  const client = useClient();
  const isUnderWay = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const run = useCallback(
    async (request: RequestOf<Name>): Promise<Result<ResponseOf<Name>> | null> => {
      if (isUnderWay.current) return null;
      isUnderWay.current = true;
      setBusy(true);
      const answer = await client.call(name, request);
      isUnderWay.current = false;
      setBusy(false);
      setFailure(answer.ok ? null : answer.error);
      return answer;
    },
    [client, name],
  );

  return { run, isBusy, failure };
}
