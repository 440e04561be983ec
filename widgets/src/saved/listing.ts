// What a program's page says of it: the JSON that stands in it.

import type { Contact } from "../engine/hub.ts";
import type { Program } from "../engine/program.ts";
import type { Saved } from "../shared/signals.ts";
import type { Site } from "../shared/site.ts";

/** A program, or a service of one under the service's name. */
export interface Listing extends Program {
  phones: Contact[];
  services: { id: string; name: string; offers: number[] }[];
}

const data = /<script type="application\/json" id="hub-program">(.*?)<\/script>/s;
const moved = /; url=[^"]*\/programs\/([^"/]+)\//;

/** Null when the hub has no such listing any more; rejects when it can't be had now. */
export async function readListing({ id, service }: Pick<Saved, "id" | "service">, { page }: Site): Promise<Listing | null> {
  let text = await page(`programs/${id}/`);
  const now = moved.exec(text)?.[1]; // for hosts that know no redirects
  if (now) text = await page(`programs/${now}/`);
  const found = data.exec(text)?.[1];
  if (!found) return null;
  const program = JSON.parse(found) as Listing;
  program.phone = program.phones[0] ?? null;
  if (!service) return program;
  const part = program.services.find((one) => one.id === service);
  return part ? { ...program, name: part.name, organization: program.name, offers: [...program.offers, ...part.offers] } : null;
}
