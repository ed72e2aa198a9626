import type { ComponentProps } from 'react';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'disabled'> {
  readonly kind?: 'plain' | 'quiet' | 'primary';
  /** Under way: it stays where it is and keeps the focus, but does nothing. */
  readonly isBusy?: boolean;
}

/** A push button. While busy it is not `disabled`, which would throw the keyboard focus away. */
export function Button({ kind = 'plain', isBusy = false, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className={className === undefined ? 'button' : `button ${className}`}
      data-kind={kind}
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (!isBusy) onClick?.(event);
      }}
    />
  );
}
