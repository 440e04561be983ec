const msPerDay = 86_400_000;

/** At least 0; null when not known. */
export function daysSince(then: string | number | undefined, now: string | Date): number | null {
  return then ? Math.max(0, +new Date(now) - +new Date(then)) / msPerDay : null;
}
