// The details of an atlas shard: what a result shows of a program.

import { Malformed, take, text, type Bytes } from "./bytes.ts";
import type { Facts, Program } from "./program.ts";
import { fold } from "./words.ts";

/** Values by column, then by row. */
export type Details = readonly (readonly string[])[];

export function decodeDetails(b: Bytes): Details {
  const columns = text(take(b, b.data.length - b.at)).split("\n").map((line) => line.split("\t"));
  if (columns.length !== 14 || columns.some((column) => column.length !== columns[0]!.length)) throw new Malformed();
  return columns;
}

/** Which of so many details files has a row of a core, and where. */
export function blockOf(row: number, rows: number, blocks: number): [block: number, row: number] {
  const block = Math.floor(((row + 1) * blocks - 1) / rows);
  return [block, row - Math.floor((block * rows) / blocks)];
}

export function programOf(facts: Facts, details: Details, row: number): Program {
  const values = details.map((column) => column[row] ?? "") as string[] & { length: 14 };
  const [code = "", name = "", organization, street = "", city = "", region = "", postalCode = "", phone, printed, by = "", alert = "", services, sessions = "", hours = ""] = values;
  return {
    ...facts, id: idOf(code, [name, city, region].join(" ")), name, organization: organization === "\x1f" ? name : organization ?? "", street, city, region, postalCode,
    phone: phone ? { uri: `tel:${phone}`, text: printed || usual(phone) } : null,
    by, alert, sessions, hours,
    services: services ? services.split("\x1e").map((service) => {
      const [id = "", name = ""] = service.split("\x1f");
      return { id, name };
    }) : [],
  };
}

/** The id of a program is what can be guessed of it, but for something between so many characters
 * of the guess from its beginning and from its end. */
function idOf(code: string, text: string): string {
  const guess = fold(text.replaceAll("&", " and ")).match(/[a-z0-9]+/g)?.join("-") ?? "";
  if (!code) return guess;
  const [first, last] = [0, 1].map((i) => code.charCodeAt(i) - 48) as [number, number];
  return guess.slice(0, first) + code.slice(2) + guess.slice(Math.max(0, guess.length - last));
}

/** "+13035550142;ext=12" as it is printed in North America. */
function usual(phone: string): string {
  return phone.replace(/^\+1(...)(...)(....)/, "($1) $2-$3").replace(";ext=", " ext. ");
}
