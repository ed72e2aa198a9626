import { useState } from 'react';
import type { ServiceView, TargetView } from '../../../shared/snapshot.ts';
import { Choice } from '../../components/choice.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Empty } from '../../components/state-message.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { toHash } from '../../route.ts';
import { RANGE_OPTIONS, type RangeName } from './ranges.ts';
import { TargetHistory } from './target-history.tsx';

interface Chosen {
  readonly service: ServiceView;
  readonly target: TargetView;
}

function choose(services: readonly ServiceView[], targetId: string | null): Chosen | null {
  const all = services.flatMap((service) => service.targets.map((target) => ({ service, target })));
  return all.find(({ target }) => target.id === targetId) ?? all[0] ?? null;
}

type Form = 'chart' | 'table';
const FORMS: readonly { readonly value: Form; readonly label: string }[] = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
];

/** How a target answered over time. The target is part of the address, so that other views can lead here. */
export function HistoryView({ targetId }: { readonly targetId: string | null }) {
  const { services } = useSnapshot();
  const [range, setRange] = useState<RangeName>('24h');
  const [form, setForm] = useState<Form>('chart');
  const chosen = choose(services, targetId);

  return (
    <section aria-labelledby="history-heading" className="history">
      <h1 id="history-heading">History</h1>
      {chosen === null ? (
        <Empty title="Nothing is tried from here.">
          <p>The services watched are known from their status pages alone.</p>
        </Empty>
      ) : (
        <>
          <div className="filters">
            <Choice
              label="Target"
              value={chosen.target.id}
              onChange={(id) => {
                globalThis.location.hash = toHash({ view: 'history', targetId: id });
              }}
              groups={services
                .filter(({ targets }) => targets.length > 0)
                .map(({ name, targets }) => ({
                  label: name,
                  options: targets.map((target) => ({ value: target.id, label: target.name })),
                }))}
            />
            <Segmented legend="Time span" options={RANGE_OPTIONS} value={range} onChange={setRange} />
            <Segmented legend="Form" options={FORMS} value={form} onChange={setForm} />
          </div>
          <TargetHistory service={chosen.service} target={chosen.target} rangeName={range} form={form} />
        </>
      )}
    </section>
  );
}
