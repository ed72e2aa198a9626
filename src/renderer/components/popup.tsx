import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface PopupProps {
  /** What the button shows. */
  readonly label: ReactNode;
  /** What the button says where `label` is only a picture. */
  readonly name?: string;
  readonly className?: string;
  readonly side?: 'start' | 'end';
  readonly isUp?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

/**
 * A button with a small panel under it. The panel closes with Escape, with a click elsewhere, and when the focus leaves it; what
 * is in it are ordinary buttons and fields, reached with Tab.
 */
export function Popup({
  label,
  name,
  className = 'button',
  side = 'end',
  isUp = false,
  children,
}: PopupProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);

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
        <div className="popup-panel" id={id} data-side={side} data-up={isUp}>
          {children(() => setOpen(false))}
        </div>
      ) : null}
    </div>
  );
}
