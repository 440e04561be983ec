// Contacts as phones take them: vCard 3.0 (RFC 2426). See the README for why.

import type { Person } from "./people.ts";
import { dialable } from "./phone.ts";

/** One entry with a name and a number; "" without a number. What the call is for
 * and the note stay out: address books are seen by others, and copied elsewhere. */
export function vcard({ name, phone }: Person): string {
  const number = dialable(phone);
  const first = name.replace(/[\\;,]/g, "\\$&");
  return number && ["BEGIN:VCARD", "VERSION:3.0", `N:;${first};;;`, `FN:${first}`, `TEL:${number}`, "END:VCARD", ""].join("\r\n");
}
