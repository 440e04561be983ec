// A reminder to look again, as calendars take it (RFC 5545). Whoever else reads the
// calendar learns nothing from it: no name, no address, no word of what the list is.

/** An event that fills the day so many months from now, or the last of a month that has no such
 * day, with an alarm at ten in the morning. uid: drawn at random for each. */
export function reminder(title: string, months: number, now: Date, uid: string): string {
  const day = new Date(Date.UTC(now.getFullYear(), now.getMonth() + months, now.getDate()));
  if (day.getUTCDate() !== now.getDate()) day.setUTCDate(0);
  const text = title.replace(/[\\;,]/g, "\\$&");
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Reminder//EN",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${basic(now)}`,
    `DTSTART;VALUE=DATE:${basic(day).slice(0, 8)}`,
    `SUMMARY:${text}`,
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT", // the day stays free
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${text}`,
    "TRIGGER:PT10H",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].map(fold).join("\r\n");
}

/** "20261123T060437Z" */
function basic(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, "");
}

/** Goes on in a next line before a line has more than 75 octets (3.1), and never within a character. */
function fold(line: string): string {
  return line.replace(/[^ -~]/.test(line) ? /.{18}(?=.)/gu : /.{74}(?=.)/g, "$&\r\n ");
}
