// Contacts as phones take them; see the README for why these two forms. What a call
// is for and the note stay out: address books are seen by others, and copied elsewhere.

import type { Person } from "./people.ts";
import { dialable } from "./phone.ts";
import { most } from "./qr.ts";

/** vCard 3.0 (RFC 2426): a name and a number; "" without a number. */
export function vcard({ name, phone }: Person): string {
  const number = dialable(phone);
  const first = name.replace(/[\\;,]/g, "\\$&");
  return number && ["BEGIN:VCARD", "VERSION:3.0", `N:;${first};;;`, `FN:${first}`, `TEL:${number}`, "END:VCARD", ""].join("\r\n");
}

/** A letter at the end with its marks, or a picture of several joined. */
const last = /(^|\P{M})(\p{M}|\p{EMod}|\u200d\P{M})*$/u;

/** The same as a MECARD of NTT DoCoMo, for a QR code: as many letters of the name as fit. */
export function mecard({ name, phone }: Person): string {
  const number = dialable(phone);
  let first = name.replace(/[\s\\:;,"]+/g, " ").trim();
  const text = () => number && `MECARD:N:${first.trim()};TEL:${number};;`;
  while (new TextEncoder().encode(text()).length > most) first = first.replace(last, "");
  return text();
}
