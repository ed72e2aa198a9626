import { MoreHorizontal } from 'lucide-react';
import { Popup } from './popup.tsx';

/** A line of a menu: what it says and what it does. */
export type MenuItem = readonly [label: string, act: () => void];

interface MoreMenuProps {
  /** What there is more for. */
  readonly name: string;
  readonly items: readonly MenuItem[];
  readonly isSmall?: boolean;
  readonly isUp?: boolean;
}

/** Three dots, and under them what else can be done. */
export function MoreMenu({ name, items, isSmall = false, isUp = false }: MoreMenuProps) {
  return (
    <Popup
      className={isSmall ? 'icon-button small' : 'icon-button'}
      name={name}
      isUp={isUp}
      label={<MoreHorizontal size={16} aria-hidden="true" />}
    >
      {(close) => (
        <ul className="popup-list">
          {items.map(([label, act]) => (
            <li key={label}>
              <button
                type="button"
                className="popup-item"
                onClick={() => {
                  close();
                  act();
                }}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popup>
  );
}
