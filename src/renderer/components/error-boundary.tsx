import { Component, type ReactNode } from 'react';
import { TEXT } from '../speech.ts';
import { Button } from './button.tsx';

interface ErrorBoundaryProps {
  /** What is lost when drawing fails. */
  readonly what: 'window' | 'view';
  readonly children: ReactNode;
}

/**
 * What is left when drawing fails: a way back. React knows boundaries as classes only, and logs the error itself.
 * Notes and history are the host's, so nothing is lost by a reload.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    const { what } = this.props;
    // Within a view, the window's own main landmark stands around it.
    const Place = what === 'window' ? 'main' : 'div';
    return (
      <Place className="whole-window">
        <h1>{TEXT.shell.notDrawn[what]}</h1>
        <p>{TEXT.shell.keepsWatching}</p>
        <Button kind="primary" onClick={() => globalThis.location.reload()}>
          {TEXT.common.reload}
        </Button>
      </Place>
    );
  }
}
