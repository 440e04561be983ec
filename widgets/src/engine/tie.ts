// Equal scores are ordered by a hash of the program and the week, so that no
// name is first for ever and a list holds still while somebody works with it.

/** "2026-W45": the ISO 8601 week of a day in UTC. */
export function isoWeek(day: Date): string {
  const thursday = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()));
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const year = thursday.getUTCFullYear();
  const week = Math.ceil(((thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7);
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** 32 bits of FNV-1a over "<key> <week>", finished so that near keys lie apart.
 * key: 16 bits of a program's id, as the atlas holds them. */
export function tie(key: number | string, week: string): number {
  let hash = 0x811c9dc5;
  for (const char of `${key} ${week}`) {
    hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
