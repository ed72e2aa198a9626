import { ChevronLeft, ChevronRight, Undo2, ZoomIn, ZoomOut } from 'lucide-react';
import { Button } from '../../../components/button.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { PRESET_NAMES, PRESETS, type PresetName, pan, presetOf, zoom } from '../span.ts';
import type { Spanned } from '../use-span.ts';

const LABELS: Readonly<Record<PresetName, string>> = {
  '1h': '1 h',
  '24h': '24 h',
  '7d': '7 d',
  '30d': '30 d',
  '90d': '90 d',
  '1y': '1 y',
};

const OPTIONS = PRESET_NAMES.map((value) => ({ value, label: LABELS[value] }));
/** What the radio group holds while the span is none of the presets: none of them is chosen then. */
const NONE = '';

interface SpanBarProps {
  readonly spanned: Spanned;
  readonly firstAt: number | null;
}

/** Every way to change the span by a button: jump, closer, wider, earlier, later, and back. */
export function SpanBar({ spanned, firstAt }: SpanBarProps) {
  const { span, canGoBack, go, back } = spanned;
  const isNow = span.endMs === null;
  return (
    <div className="span-bar">
      <Segmented<PresetName | typeof NONE>
        legend="Time span"
        options={OPTIONS}
        value={presetOf(span) ?? NONE}
        onChange={(name) => {
          if (name !== NONE) go(() => ({ spanMs: PRESETS[name], endMs: null }));
        }}
      />
      <fieldset className="span-steps">
        <legend className="visually-hidden">Move and zoom</legend>
        <button
          type="button"
          className="icon-button"
          aria-label="Earlier"
          title="Earlier"
          onClick={() => go((from, nowMs) => pan(from, -0.5, firstAt, nowMs))}
        >
          <ChevronLeft size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Later"
          title="Later"
          aria-disabled={isNow || undefined}
          onClick={() => go((from, nowMs) => pan(from, 0.5, firstAt, nowMs))}
        >
          <ChevronRight size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Zoom in"
          title="Zoom in"
          onClick={() => go((from, nowMs) => zoom(from, 0.5, isNow ? 1 : 0.5, nowMs))}
        >
          <ZoomIn size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Zoom out"
          title="Zoom out"
          onClick={() => go((from, nowMs) => zoom(from, 2, isNow ? 1 : 0.5, nowMs))}
        >
          <ZoomOut size={16} aria-hidden="true" />
        </button>
        {canGoBack ? (
          <Button kind="quiet" onClick={back}>
            <Undo2 size={16} aria-hidden="true" />
            Back
          </Button>
        ) : null}
      </fieldset>
    </div>
  );
}
