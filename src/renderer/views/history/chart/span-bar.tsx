import { ChevronLeft, ChevronRight, Undo2, ZoomIn, ZoomOut } from 'lucide-react';
import { Button } from '../../../components/button.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { historyText } from '../../../text/history-text.ts';
import { PRESET_NAMES, PRESETS, type PresetName, pan, presetOf, zoom } from '../span.ts';
import type { Spanned } from '../use-span.ts';

/** What the radio group holds while the span is none of the presets: none of them is chosen then. */
const NONE = '';

interface SpanBarProps {
  readonly spanned: Spanned;
  readonly firstAt: number | null;
}

/** Every way to change the span by a button: jump, closer, wider, earlier, later, and back. */
export function SpanBar({ spanned, firstAt }: SpanBarProps) {
  const { span, canGoBack, go, back } = spanned;
  const { span: text } = historyText();
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
        {canGoBack ? (
          <Button kind="quiet" onClick={back}>
            <Undo2 size={16} aria-hidden="true" />
            {text.back}
          </Button>
        ) : null}
      </fieldset>
    </div>
  );
}
