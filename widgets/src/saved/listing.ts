// What a program's page says of it: the JSON that stands in it.

import type { Contact, TermID } from "../engine/hub.ts";
import type { Program } from "../engine/program.ts";
import { inLanguage, type Site } from "../shared/site.ts";

/** A program, or a service of one under the service's name. */
export interface Listing extends Program {
  phones: Contact[];
  services: { id: string; name: string; offers: TermID[] }[];
}

const data = /id="hub-program">(.*?)<\/script>/s;
const moved = /url=[^"]*programs\/([^"/]+)\/"/; // for hosts that know no redirects

/** Null when the hub has no such listing any more; rejects when it can't be had now. */
export async function readListing(id: string, service: string | undefined, { hub, page }: Site): Promise<Listing | null> {
  let text = await page(inLanguage(hub, `programs/${id}/`));
  const now = moved.exec(text);
  if (now) text = await page(inLanguage(hub, `programs/${now[1]}/`));
  const found = data.exec(text);
  if (!found) return null;
  const program: Listing = JSON.parse(found[1]!);
  program.phone = program.phones[0] ?? null;
  if (!service) return program;
  const part = program.services.find((one) => one.id === service);
  return part ? { ...program, name: part.name, organization: program.name, offers: [...program.offers, ...part.offers] } : null;
}
