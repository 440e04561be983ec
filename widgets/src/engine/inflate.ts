// A raw deflate stream (RFC 1951), with the browser's own decoder.

import { refuse } from "./bytes.ts";

const most = 4 << 20; // bytes

/** Throws in browsers that have no decoder. */
export function decoder(): DecompressionStream {
  return new DecompressionStream("deflate-raw");
}

/** Rejects a stream with an error and one that unfolds into more than 4 MiB. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const { readable, writable } = decoder();
  const writer = writable.getWriter();
  for (const step of [writer.write(bytes), writer.close()]) step.catch(() => {}); // the reader is told
  const reader = readable.getReader();
  for (let data = new Uint8Array(); ; ) {
    const { done, value } = await reader.read();
    if (done) return data;
    const { length } = data;
    refuse(length + value.length > most);
    const longer = new Uint8Array(length + value.length);
    longer.set(data);
    longer.set(value, length);
    data = longer;
  }
}
