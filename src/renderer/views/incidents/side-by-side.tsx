import type { Incident } from '../../../shared/observation.ts';
import { clockWords } from '../../../shared/words/duration.ts';
import { RemoteName } from '../../components/remote-name.tsx';
import { StateLegendLines } from '../../components/state-legend.tsx';
import { impactLevel, officialUntil } from '../../format/incident.ts';
import { axisTicks, type LevelStretch } from '../../format/incident-story.ts';
import { toExactUtc } from '../../format/moment.ts';
import { useNowStep } from '../../hooks/use-now.ts';
import { SPEECH, TEXT } from '../../speech.ts';
import type { Seen } from './use-seen.ts';

const WIDTH = 1000;
const HEIGHT = 16;
const MOST_TICKS = 5;
const MINUTE_MS = 60_000;

interface Axis {
  readonly fromMs: number;
  readonly toMs: number;
}

const toX = ({ fromMs, toMs }: Axis, at: number): number =>
  toMs <= fromMs ? 0 : Math.max(0, Math.min(WIDTH, ((at - fromMs) / (toMs - fromMs)) * WIDTH));

function Bars({ axis, stretches }: { readonly axis: Axis; readonly stretches: readonly LevelStretch[] }) {
  return stretches.map(({ fromMs, toMs, state }) => {
    const x = toX(axis, fromMs);
    // A moment is still to be seen.
    const width = Math.max(2, toX(axis, toMs) - x);
    return (
      <rect
        key={`${fromMs} ${state}`}
        className="band"
        data-state={state}
        x={x}
        y="2"
        width={width}
        height={HEIGHT - 4}
      />
    );
  });
}

interface RowProps {
  readonly label: string;
  readonly axis: Axis;
  readonly stretches: readonly LevelStretch[];
  /** Moments marked within the row. */
  readonly marks?: readonly number[];
}

function Row({ label, axis, stretches, marks = [] }: RowProps) {
  return (
    <div className="story-row">
      <span className="story-label">
        <RemoteName text={label} />
      </span>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <Bars axis={axis} stretches={stretches} />
        {marks.map((at) => (
          <line key={at} className="story-mark" x1={toX(axis, at)} x2={toX(axis, at)} y1="0" y2={HEIGHT} />
        ))}
      </svg>
    </div>
  );
}

/** So near an end of the axis a label would reach beyond it. */
const EDGE = 0.06;

function Ticks({ axis }: { readonly axis: Axis }) {
  const now = useNowStep(MINUTE_MS);
  const ticks = axisTicks(axis.fromMs, axis.toMs, MOST_TICKS).filter((at) => {
    const x = toX(axis, at) / WIDTH;
    return x >= EDGE && x <= 1 - EDGE;
  });
  return (
    <div className="story-row">
      <span />
      <ul className="story-ticks">
        {ticks.map((at) => (
          <li
            key={at}
            title={toExactUtc(at)}
            style={{ insetInlineStart: `${toX(axis, at) / (WIDTH / 100)}%` }}
          >
            {clockWords(at, now, SPEECH)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Both stories in words, for whoever cannot see the bars. */
export function storyWords(incident: Incident, { story, episode }: Seen, now: number): string {
  const { incidents } = TEXT;
  const clock = (at: number): string => clockWords(at, now, SPEECH);
  const from = clock(story.official.fromMs);
  const until = officialUntil(incident);
  const official =
    until === null
      ? incidents.officialSince(from)
      : incident.resolvedAt === null
        ? incidents.officialUntilGone(from, clock(until))
        : incidents.officialFrom(from, clock(until));
  if (episode === null) return incidents.wholeStory(official, incidents.neverSeen);
  return incidents.wholeStory(
    official,
    episode.endedAt === null
      ? incidents.seenSince(clock(episode.startedAt))
      : incidents.seenFrom(clock(episode.startedAt), clock(episode.endedAt)),
  );
}

/** What the provider said and what was seen here, on one axis of time, with each component below. */
export function SideBySide({ incident, seen }: { readonly incident: Incident; readonly seen: Seen }) {
  const { incidents } = TEXT;
  const now = useNowStep(MINUTE_MS);
  const { story, band } = seen;
  const official = [{ ...story.official, state: impactLevel(incident) }];
  const stretches = [official, band, ...story.components.map((component) => component.stretches)].flat();
  const states = new Set(stretches.map(({ state }) => state));
  return (
    <section className="story" aria-labelledby="story-heading">
      <h3 id="story-heading">{incidents.sideBySide}</h3>
      <div role="img" aria-label={`${incidents.timeAxis}. ${storyWords(incident, seen, now)}`}>
        <Row label={incidents.official} axis={story} stretches={official} marks={story.updatesAt} />
        <Row label={incidents.seen} axis={story} stretches={band} />
        {story.components.length === 0 ? null : (
          <p className="story-components muted small">{incidents.components}</p>
        )}
        {story.components.map(({ id, name, stretches }) => (
          <Row key={id} label={name} axis={story} stretches={stretches} />
        ))}
        <Ticks axis={story} />
      </div>
      {/* The picture is told in words already. */}
      <ul className="legend" aria-hidden="true">
        <StateLegendLines states={states} />
        {story.updatesAt.length === 0 ? null : <li data-swatch="update">{incidents.anUpdate}</li>}
      </ul>
    </section>
  );
}
