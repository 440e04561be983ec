// The names of atlas files: two checksums of their bytes.

import { hex } from "./bytes.ts";

// CRC-32 (IEEE 802.3) and CRC-32C (Castagnoli), bits reversed.
const [ieee, castagnoli] = [0xedb88320, 0x82f63b78].map((polynomial) => Int32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = (n >>> 1) ^ (n & 1 && polynomial);
  return n;
}));

function crc(bytes: Uint8Array, table = ieee!): number {
  return ~bytes.reduce((sum, byte) => table[(sum ^ byte) & 255]! ^ (sum >>> 8), -1) >>> 0;
}

export function crcOf(text: string): number {
  return crc(new TextEncoder().encode(text));
}

/** CRC-32 and CRC-32C, 8 hexadecimal digits each. */
export function nameOf(bytes: Uint8Array): string {
  return hex(crc(bytes), 8) + hex(crc(bytes, castagnoli), 8);
}
