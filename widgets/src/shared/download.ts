import { h } from "./h.ts";

/** Hands a file to the person that was made on this device; nothing is asked of any server.
 * type: a media type, as "text/calendar". */
export function download(name: string, type: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000); // some browsers ask first where to put it
}
