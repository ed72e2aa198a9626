import type { ReactNode } from 'react';
import type { Failure } from '../../shared/result.ts';
import { TEXT } from '../speech.ts';
import { Button } from './button.tsx';

interface EmptyProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** What stands where there is nothing to show, and why that is so. */
export function Empty({ title, children }: EmptyProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

interface FailedProps {
  readonly failure: Failure;
  readonly onAgain: () => void;
}

/** A call that failed, in its own words, with a way to try again. */
export function Failed({ failure, onAgain }: FailedProps) {
  return (
    <div className="failed" role="alert">
      <p>{failure.message}</p>
      <Button onClick={onAgain}>{TEXT.common.tryAgain}</Button>
    </div>
  );
}

/** What stands while something is awaited: it keeps its place and says so to screen readers. */
export function Loading({ what, lines = 3 }: { readonly what: string; readonly lines?: number }) {
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{TEXT.common.loading(what)}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move.
        <span className="loading-line" key={line} aria-hidden="true" />
      ))}
    </div>
  );
}
