// Contacts as phones take them; see the README for why these two forms. What a call
// is for and the note stay out: address books are seen by others, and copied elsewhere.

import type { Person } from "./people.ts";
import { dialable } from "./phone.ts";

/** vCard 3.0 (RFC 2426): a name and a number; "" without a number. */
export function vcard({ name, phone }: Person): string {
  const number = dialable(phone);
  const first = name.replace(/[\\;,]/g, "\\$&");
  return number && ["BEGIN:VCARD", "VERSION:3.0", `N:;${first};;;`, `FN:${first}`, `TEL:${number}`, "END:VCARD", ""].join("\r\n");
}

/** The same as a MECARD of NTT DoCoMo, for a QR code. */
export function mecard({ name, phone }: Person): string {
  const number = dialable(phone);
  return number && `MECARD:N:${name.replace(/[\s\\:;,"]+/g, " ").trim()};TEL:${number};;`;
}
