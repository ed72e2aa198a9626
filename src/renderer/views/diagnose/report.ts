import type { DiagnosisRun } from '../../../shared/diagnosis.ts';
import type { ServiceView, Snapshot } from '../../../shared/snapshot.ts';
import { evidenceLine } from '../../../shared/words/evidence.ts';
import { toExactUtc } from '../../format/moment.ts';
import { redact } from '../../format/redact.ts';
import { withPlainSpaces } from '../../format/unit.ts';
import { SPEECH, TEXT } from '../../speech.ts';

const MARKS = { good: '[ok]', bad: '[!!]', unclear: '[??]', skipped: '[--]' } as const;

function serviceLines(service: ServiceView, nowMs: number): readonly string[] {
  return service.verdict.evidence.map((fact) => `       · ${evidenceLine(fact, nowMs, SPEECH)}`);
}

/** A diagnosis as plain text for somebody else, in UTC and free of secrets: what was looked at, what was found, what to do. */
export function toReport(run: DiagnosisRun, snapshot: Snapshot): string {
  const { diagnose } = TEXT;
  const at = run.endedAt ?? run.startedAt;
  const lines = run.steps.flatMap(({ id, title, done }) => {
    if (done === null) return [`[..] ${title}`];
    const service = snapshot.services.find((one) => `service:${one.id}` === id);
    return [
      `${MARKS[done.outcome]} ${title}: ${done.finding}`,
      ...(done.remedy === null ? [] : [`     → ${done.remedy}`]),
      ...(service === undefined ? [] : serviceLines(service, at)),
    ];
  });
  const head = `Pilotlight ${snapshot.version} · ${diagnose.title} · ${toExactUtc(at)}`;
  return redact(withPlainSpaces([head, '', ...lines, ''].join('\n')));
}
