/** What the ports and handlers say of themselves is English as it stands. */
export const host = { say: (sentence: string): string => sentence };
