const made = new Map<string, Intl.DateTimeFormat>();

/** A date format, made once for each locale and set of options: making one costs far more than using it. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(locale, options);
  made.set(key, format);
  return format;
}

const numbers = new Map<string, Intl.NumberFormat>();

/** A number with so many decimals, as the language writes it: `3.5` in English, `3,5` in German. */
export function decimalWords(value: number, decimals: number, locale: string): string {
  const key = `${locale} ${decimals}`;
  const format =
    numbers.get(key) ??
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: false,
    });
  numbers.set(key, format);
  return format.format(value);
}
