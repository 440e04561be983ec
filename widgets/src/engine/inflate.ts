// A raw deflate stream (RFC 1951), with the browser's own decoder.

import { refuse } from "./bytes.ts";

const most = 4 << 20; // bytes

/** Throws in browsers that have no decoder. */
export function decoder(): DecompressionStream {
  return new DecompressionStream("deflate-raw");
}

/** Rejects a stream with an error and one that unfolds into more than 4 MiB. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(decoder()).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let left = most; ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    parts.push(value);
    refuse((left -= value.length) < 0);
  }
}
