// Node 18 cannot inflate raw streams as browsers do; here it learns it.

import { Duplex } from "node:stream";
import { createInflateRaw } from "node:zlib";

try {
  new DecompressionStream("deflate-raw");
} catch {
  const { toWeb } = Duplex as unknown as { toWeb(stream: Duplex): DecompressionStream };
  globalThis.DecompressionStream = function () {
    return toWeb(createInflateRaw());
  } as unknown as typeof DecompressionStream;
}
