import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';

/** The least room between the panel and the edges of the window. */
const EDGE_PX = 8;

interface PopupProps {
  /** What the button shows. */
  readonly label: ReactNode;
  /** What the button says where `label` is only a picture. */
  readonly name?: string;
  readonly className?: string;
  readonly isUp?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

/**
 * A button with a small panel under it. The panel closes with Escape, with a click elsewhere, and when the focus leaves it; what
 * is in it are ordinary buttons and fields, reached with Tab.
 */
export function Popup({ label, name, className = 'button', isUp = false, children }: PopupProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);

  // Beside a narrow column the panel would reach beyond the window: it is moved into it.
  useLayoutEffect(() => {
    if (!isOpen || panel.current === null) return;
    const { left, right } = panel.current.getBoundingClientRect();
    const beyond = Math.min(0, document.documentElement.clientWidth - EDGE_PX - right);
    panel.current.style.translate = `${Math.max(EDGE_PX - left, beyond)}px`;
  }, [isOpen]);

  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOutside = (event: Event): void => {
      if (place.current?.contains(event.target instanceof Node ? event.target : null) !== true)
        setOpen(false);
    };
    const closeByKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    };
    const element = place.current;
    element?.addEventListener('keydown', closeByKey);
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      element?.removeEventListener('keydown', closeByKey);
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [isOpen]);

  return (
    <div className="popup" ref={place}>
      <button
        type="button"
        ref={button}
        className={className}
        aria-label={name}
        title={name}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen ? (
        <div ref={panel} className="popup-panel" id={id} data-up={isUp}>
          {children(() => setOpen(false))}
        </div>
      ) : null}
    </div>
  );
}
