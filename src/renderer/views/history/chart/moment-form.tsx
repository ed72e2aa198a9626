import { type FormEvent, useEffect, useRef, useState } from 'react';
import { hostNow } from '../../../hooks/use-now.ts';
import { historyText } from '../../../text/history-text.ts';

const MINUTE_MS = 60_000;

/** A time in ms as a field for date and time holds it: on the wall here, to the minute. */
export function toFieldValue(ms: number): string {
  const hereMs = ms - new Date(ms).getTimezoneOffset() * MINUTE_MS;
  return new Date(hereMs).toISOString().slice(0, 16);
}

interface MomentFormProps {
  readonly id: string;
  /** When Pilotlight first looked: nothing is known before. */
  readonly firstAt: number | null;
  readonly onMoment: (at: number) => void;
}

/** Asks for a day and a time of day: whoever comes with a question knows when it was, not where in a chart that lies. */
export function MomentForm({ id, firstAt, onMoment }: MomentFormProps) {
  const { span: text } = historyText();
  const field = useRef<HTMLInputElement>(null);
  const [now] = useState(() => toFieldValue(hostNow()));
  useEffect(() => field.current?.focus(), []);

  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const at = new Date(field.current?.value ?? '').getTime();
    if (!Number.isNaN(at)) onMoment(at);
  };
  return (
    <form id={id} className="moment-form" onSubmit={onSubmit}>
      <label className="choice">
        <span className="label">{text.moment}</span>
        <input
          ref={field}
          type="datetime-local"
          required
          defaultValue={now}
          min={firstAt === null ? undefined : toFieldValue(firstAt)}
          max={now}
        />
      </label>
      <button type="submit" className="button">
        {text.show}
      </button>
    </form>
  );
}
