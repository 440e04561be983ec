// The details of an atlas shard: what a result shows of a program.

import { refuse, take, text, type Bytes } from "./bytes.ts";
import type { Facts, Program } from "./program.ts";
import { fold } from "./words.ts";

type Values = [string, string, string, string, string, string, string, string, string, string, string, string];

/** Values by column, then by row. */
export type Details = readonly (readonly string[])[];

export function decodeDetails(b: Bytes): Details {
  const columns = text(take(b, b.data.length - b.at)).split("\n").map((line) => line.split("\t"));
  refuse(columns.length !== 12);
  return columns;
}

/** A program: its facts, and the details of one row. */
export function programOf(facts: Facts, details: Details, row: number): Program {
  const [code, name, organization, street, city, region, postalCode, phone, printed, by, alert] =
    details.map((column) => column[row] ?? "") as Values;
  return {
    ...facts, id: idOf(code, `${name} ${city} ${region}`), name, street, city, region, postalCode,
    organization: organization === "\x1f" ? name : organization,
    phone: phone ? { uri: `tel:${phone}`, text: printed || usual(phone) } : null,
    by, alert,
  };
}

/** The id of a program is what can be guessed of it, but for something between so many characters
 * of the guess from its beginning and from its end. */
function idOf(code: string, text: string): string {
  const guess = (fold(text.replaceAll("&", " and ")).match(/[a-z0-9]+/g) ?? []).join("-");
  const length = (i: number) => code.charCodeAt(i) - 48;
  return code ? guess.slice(0, length(0)) + code.slice(2) + guess.slice(guess.length - length(1)) : guess;
}

/** "+13035550142;ext=12" as it is printed in North America. */
function usual(phone: string): string {
  return phone.replace(/^\+1(...)(...)(....)/, "($1) $2-$3").replace(";ext=", " ext. ");
}
