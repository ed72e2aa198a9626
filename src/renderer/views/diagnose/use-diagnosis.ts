import { useCallback, useEffect, useState } from 'react';
import type { DiagnosisRun } from '../../../shared/diagnosis.ts';
import type { Failure } from '../../../shared/result.ts';
import { useClient } from '../../hooks/client-context.ts';
import { spoken } from '../../speech.ts';

/** Fast enough to be seen as going on, slow enough to be no load. */
const ASK_EVERY_MS = 250;

export interface Diagnosis {
  readonly run: DiagnosisRun | null;
  readonly failure: Failure | null;
  readonly start: () => void;
}

/** Runs a diagnosis when first shown, and follows it until it is over. */
export function useDiagnosis(): Diagnosis {
  const client = useClient();
  const [turn, setTurn] = useState(0);
  const [run, setRun] = useState<DiagnosisRun | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    const of = { turn, isOver: false };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = async (begins: boolean): Promise<void> => {
      const answer = begins
        ? await client.call('diagnosis.start', { language: spoken() })
        : await client.call('diagnosis.get', {});
      if (of.isOver) return;
      setFailure(answer.ok ? null : answer.error);
      if (!answer.ok || answer.value === null) return;
      setRun(answer.value);
      if (answer.value.endedAt === null) timer = setTimeout(() => void follow(false), ASK_EVERY_MS);
    };
    void follow(true);
    return () => {
      of.isOver = true;
      clearTimeout(timer);
    };
  }, [client, turn]);

  const start = useCallback(() => setTurn((before) => before + 1), []);
  return { run, failure, start };
}
