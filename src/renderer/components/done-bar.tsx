import { X } from 'lucide-react';
import { useState } from 'react';
import type { Done } from '../hooks/use-undo.ts';
import { TEXT } from '../speech.ts';
import { Button } from './button.tsx';

interface DoneBarProps {
  readonly done: Done | null;
  readonly onClose: () => void;
}

/** What was done last, with a way to take it back. It floats, so that nothing moves, and stays until closed or replaced. */
export function DoneBar({ done, onClose }: DoneBarProps) {
  const [isBusy, setBusy] = useState(false);
  const undo = done?.undo ?? null;
  const takeBack = async (): Promise<void> => {
    if (undo === null) return;
    setBusy(true);
    const isUndone = await undo();
    setBusy(false);
    if (isUndone) onClose();
  };
  return (
    <div className="done-place" role="status">
      {done === null ? null : (
        <div className="done">
          <p>{done.text}</p>
          {undo === null ? null : (
            <Button kind="quiet" isBusy={isBusy} onClick={() => void takeBack()}>
              {TEXT.common.undo}
            </Button>
          )}
          <button type="button" className="icon-button" aria-label={TEXT.common.close} onClick={onClose}>
            <X size={16} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
