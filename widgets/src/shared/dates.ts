const known: Record<string, Intl.DateTimeFormat> = {};

/** A formatter for days and times in UTC. Each is made once: making one takes longer than to draw a card. */
export function dates(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return known[language + JSON.stringify(options)] ??= new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
}
