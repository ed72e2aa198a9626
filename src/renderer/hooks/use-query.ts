import { useCallback, useEffect, useState } from 'react';
import type { RequestOf, ResponseOf } from '../../shared/contract.ts';
import type { CallName } from '../../shared/names.ts';
import type { Failure } from '../../shared/result.ts';
import { useClient } from './client-context.ts';

/** The last answer stays while the next is awaited, so that nothing jumps; `isLoading` says that it is being awaited. */
export interface Query<Value> {
  readonly value: Value | null;
  readonly failure: Failure | null;
  readonly isLoading: boolean;
  readonly again: () => void;
}

interface Answered<Value> {
  readonly question: string | null;
  readonly value: Value | null;
  readonly failure: Failure | null;
}

/**
 * Asks the host, and asks again whenever the request or `version` changes. Requests are compared by value, since callers build
 * them anew at each drawing. An answer that comes after a later question is dropped.
 */
export function useQuery<Name extends CallName>(
  name: Name,
  request: RequestOf<Name>,
  version: string,
): Query<ResponseOf<Name>> {
  const client = useClient();
  const [turn, setTurn] = useState(0);
  const [answered, setAnswered] = useState<Answered<ResponseOf<Name>>>({
    question: null,
    value: null,
    failure: null,
  });
  const question = JSON.stringify({ request, version, turn });

  useEffect(() => {
    let isCurrent = true;
    const asked: { readonly request: RequestOf<Name> } = JSON.parse(question);
    void client.call(name, asked.request).then((answer) => {
      if (!isCurrent) return;
      setAnswered((before) =>
        answer.ok
          ? { question, value: answer.value, failure: null }
          : { question, value: before.value, failure: answer.error },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [client, name, question]);

  const again = useCallback(() => setTurn((before) => before + 1), []);
  const { value, failure } = answered;
  return { value, failure, isLoading: answered.question !== question, again };
}
