// What an address of the hub says about its file, and when an answer is that file.
// Addresses are paths: no host, no query, no fragment.

import { root } from "./names.ts";

const below = (address: string) => address.startsWith(root) ? address.slice(root.length) : "";

/** Named after its content: as it is now, it will always be. */
export const isFixed = (address: string) => /^(assets\/|widgets\/\w+-|data\/v1\/atlas\/)/.test(below(address));

/** Says what is kept of one language; see OfflineList. */
export const isList = (address: string) => /^data\/v1\/([\w-]+\/)?offline\.json$/.test(below(address));

/** What a visitor searched in, or saved: no list names it, and a hub that is built anew
 * may still have it. */
export const isOwn = (address: string) => /^(data\/v1\/atlas\/|([\w-]+\/)?programs\/)/.test(below(address));

/** Whether this is the file itself: no error, nothing from elsewhere, and no page, such
 * as a host's "not found", in place of data. */
export function isFile(address: string, { status, type, redirected, headers }: Response): boolean {
  const isPage = /(\/|\.html)$/.test(address);
  return status === 200 && type === "basic" && !redirected && isPage === /^text\/html\b/.test(headers.get("content-type") ?? "");
}
