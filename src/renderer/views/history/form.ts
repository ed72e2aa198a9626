/** How a chart is shown: drawn, or as the table it is drawn from. */
export type Form = 'chart' | 'table';

export const FORMS: readonly { readonly value: Form; readonly label: string }[] = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
];
