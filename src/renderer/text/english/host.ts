/** Hosts speak English themselves. */
export const host = { say: (sentence: string): string => sentence };
