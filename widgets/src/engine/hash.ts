// The names of atlas files: two checksums of their bytes.

import { hex } from "./bytes.ts";

// Bits reversed.
const ieee = 0xedb88320; // IEEE 802.3
const castagnoli = 0x82f63b78;

function crc(bytes: Uint8Array, polynomial = ieee): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 && polynomial);
  }
  return ~sum >>> 0;
}

export function crcOf(text: string): number {
  return crc(new TextEncoder().encode(text));
}

/** CRC-32 and CRC-32C, 8 hexadecimal digits each. */
export function nameOf(bytes: Uint8Array): string {
  return hex(crc(bytes), 8) + hex(crc(bytes, castagnoli), 8);
}
