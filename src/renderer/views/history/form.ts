import { historyText } from '../../text/history-text.ts';

/** How a chart is shown: drawn, or as the table it is drawn from. */
export type Form = 'chart' | 'table';

export function formOptions(): readonly { readonly value: Form; readonly label: string }[] {
  const { chart, table } = historyText().form;
  return [
    { value: 'chart', label: chart },
    { value: 'table', label: table },
  ];
}
