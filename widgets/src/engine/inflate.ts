// A raw deflate stream (RFC 1951), with the browser's own decoder.

import { Malformed } from "./bytes.ts";

const most = 4 << 20; // bytes

/** Rejects a stream with an error and one that unfolds into more than 4 MiB. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    if ((length += value.length) > most) {
      void reader.cancel();
      throw new Malformed();
    }
  }
  const all = new Uint8Array(length);
  for (let at = 0, i = 0; i < parts.length; at += parts[i++]!.length) all.set(parts[i]!, at);
  return all;
}
