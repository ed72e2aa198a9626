import type { ReactNode } from 'react';

interface TableCellProps {
  /** The head of its column, which stands beside the value where rows are stacked for want of room. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A cell that says whose column it is in where the head of the table is out of sight. */
export function TableCell({ label, children }: TableCellProps) {
  return <td data-label={label}>{children}</td>;
}
