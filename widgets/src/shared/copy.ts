import { link } from "./link.ts";

/** Copies the address of a page of the hub. Gives the words for that or, where it is
 * not allowed, the address. */
export function copyLink(address: string, copied: string): Promise<string> {
  const href = link(address)!;
  return Promise.resolve().then(() => navigator.clipboard.writeText(href)).then(() => copied, () => href);
}
