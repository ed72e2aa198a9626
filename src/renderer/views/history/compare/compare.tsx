import { useMemo, useRef, useState } from 'react';
import type { ServiceView } from '../../../../shared/snapshot.ts';
import { Segmented } from '../../../components/segmented.tsx';
import { Empty, Failed, Loading } from '../../../components/state-message.tsx';
import { type Compared, toCompared, topOf } from '../../../format/compare.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { historyText } from '../../../text/history-text.ts';
import { Overlay } from '../chart/overlay.tsx';
import { SpanBar } from '../chart/span-bar.tsx';
import { useGestures } from '../chart/use-gestures.ts';
import { type Form, formOptions } from '../form.ts';
import { pan, toSpan, zoom } from '../span.ts';
import type { Spanned } from '../use-span.ts';
import { CompareRows } from './compare-rows.tsx';
import { CompareTable } from './compare-table.tsx';

const POINTS = 160;
/** As many as fit on a screen; the rest on demand. */
const FEW = 12;
const MOST = 60;

interface CompareProps {
  readonly services: readonly ServiceView[];
  readonly spanned: Spanned;
}

/** All services over the same range and on the same scale, one below the other. */
export function Compare({ services, spanned }: CompareProps) {
  const { compare: text, form: forms, loadingComparison } = historyText();
  const [form, setForm] = useState<Form>('chart');
  const [areAllShown, setAllShown] = useState(false);
  const { range, go } = spanned;
  const targets = services.flatMap((service) => service.targets.map((target) => ({ service, target })));
  const shown = targets.slice(0, areAllShown ? MOST : FEW);
  const { value, failure, again } = useQuery(
    'history.compare',
    {
      targetIds: shown.length === 0 ? [''] : shown.map(({ target }) => target.id),
      fromMs: range.fromMs,
      toMs: range.toMs,
      points: POINTS,
    },
    '',
  );
  const compared = useMemo<readonly Compared[]>(
    () => (value === null ? [] : toCompared(value, services)),
    [value, services],
  );
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<SVGSVGElement>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const brush = useGestures(place, plot, {
    onCursor: setCursor,
    onBrush: (from, to) => {
      const lengthMs = range.toMs - range.fromMs;
      const part = { fromMs: range.fromMs + from * lengthMs, toMs: range.fromMs + to * lengthMs };
      go((_, nowMs) => toSpan(part, nowMs));
    },
    onZoom: (factor, share, isSame) => go((span, nowMs) => zoom(span, factor, share, nowMs), isSame),
    onPan: (share, isSame) => go((span, nowMs) => pan(span, share, null, nowMs), isSame),
  });

  if (targets.length === 0) {
    return (
      <Empty title={text.nothing}>
        <p>{text.nothingMeans}</p>
      </Empty>
    );
  }
  return (
    <section className="compare" aria-label={text.label}>
      <div className="section-head">
        <SpanBar spanned={spanned} firstAt={null} />
        <Segmented legend={forms.legend} options={formOptions()} value={form} onChange={setForm} />
      </div>
      {failure === null ? null : <Failed failure={failure} onAgain={again} />}
      <div ref={place} className="compare-place" hidden={form === 'table' || value === null}>
        <CompareRows compared={compared} topMs={topOf(compared)} cursor={cursor} onCursor={setCursor} />
        <Overlay place={plot} cursor={cursor} brush={brush} />
      </div>
      {value === null && failure === null ? <Loading what={loadingComparison} lines={8} /> : null}
      {form === 'table' ? <CompareTable compared={compared} /> : null}
      {targets.length > shown.length ? (
        <button type="button" className="button" onClick={() => setAllShown(true)}>
          {text.showAll(Math.min(MOST, targets.length))}
        </button>
      ) : null}
    </section>
  );
}
