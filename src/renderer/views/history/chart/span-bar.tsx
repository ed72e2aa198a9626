import { CalendarClock, ChevronLeft, ChevronRight, Undo2, ZoomIn, ZoomOut } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { historyText } from '../../../text/history-text.ts';
import { PRESET_NAMES, PRESETS, type PresetName, pan, presetOf, zoom } from '../span.ts';
import type { Spanned } from '../use-span.ts';
import { MomentForm } from './moment-form.tsx';

/** What the radio group holds while the span is none of the presets: none of them is chosen then. */
const NONE = '';

interface SpanBarProps {
  readonly spanned: Spanned;
  readonly firstAt: number | null;
  /** Shows a moment that was asked for; left out where none can be. */
  readonly onMoment?: (at: number) => void;
}

/** Every way to change the span by a button: jump, closer, wider, earlier, later, to a moment, and back. */
export function SpanBar({ spanned, firstAt, onMoment }: SpanBarProps) {
  const { span, canGoBack, go, back } = spanned;
  const { span: text } = historyText();
  const formId = useId();
  const [isAsking, setAsking] = useState(false);
  const isNow = span.endMs === null;
  return (
    <div className="span-bar">
      <Segmented<PresetName | typeof NONE>
        legend={text.legend}
        options={PRESET_NAMES.map((value) => ({ value, label: text.labels[value] }))}
        value={presetOf(span) ?? NONE}
        onChange={(name) => {
          if (name !== NONE) go(() => ({ spanMs: PRESETS[name], endMs: null }));
        }}
      />
      <fieldset className="span-steps">
        <legend className="visually-hidden">{text.moves}</legend>
        <button
          type="button"
          className="icon-button"
          aria-label={text.earlier}
          title={text.earlier}
          onClick={() => go((from, nowMs) => pan(from, -0.5, firstAt, nowMs))}
        >
          <ChevronLeft size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={text.later}
          title={text.later}
          aria-disabled={isNow || undefined}
          onClick={() => go((from, nowMs) => pan(from, 0.5, firstAt, nowMs))}
        >
          <ChevronRight size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={text.closer}
          title={text.closer}
          onClick={() => go((from, nowMs) => zoom(from, 0.5, isNow ? 1 : 0.5, nowMs))}
        >
          <ZoomIn size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={text.wider}
          title={text.wider}
          onClick={() => go((from, nowMs) => zoom(from, 2, isNow ? 1 : 0.5, nowMs))}
        >
          <ZoomOut size={16} aria-hidden="true" />
        </button>
        {onMoment === undefined ? null : (
          <button
            type="button"
            className="icon-button"
            aria-label={text.toMoment}
            title={text.toMoment}
            aria-expanded={isAsking}
            aria-controls={formId}
            onClick={() => setAsking(!isAsking)}
          >
            <CalendarClock size={16} aria-hidden="true" />
          </button>
        )}
        {canGoBack ? (
          <Button kind="quiet" onClick={back}>
            <Undo2 size={16} aria-hidden="true" />
            {text.back}
          </Button>
        ) : null}
      </fieldset>
      {onMoment === undefined || !isAsking ? null : (
        <MomentForm id={formId} firstAt={firstAt} onMoment={onMoment} />
      )}
    </div>
  );
}
