import { type ShapeName, STATE_SHAPES } from '../../shared/shapes.ts';

interface StateIconProps {
  readonly state: ShapeName;
  /** Edge length in CSS pixels at the usual text size; it grows with the text. */
  readonly size: 12 | 16 | 28;
}

/** The shape and colour of a state. It is never alone: a word stands beside it, so it is hidden from screen readers. */
export function StateIcon({ state, size }: StateIconProps) {
  const shape = STATE_SHAPES[state];
  return (
    <svg
      className="state-icon"
      data-state={state}
      viewBox={shape.viewBox}
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      aria-hidden="true"
      focusable="false"
    >
      {shape.paths.map((path) => (
        <path key={path} d={path} fillRule="evenodd" />
      ))}
    </svg>
  );
}
