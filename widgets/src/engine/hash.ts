// The names of atlas files: two checksums of their bytes.

import { hex } from "./bytes.ts";

/** What each byte adds to a checksum; bits of the polynomial are reversed. */
function table(polynomial: number): number[] {
  return [...Array(256)].map((_, sum) => {
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 && polynomial);
    return sum;
  });
}

const ieee = table(0xedb88320); // IEEE 802.3
const castagnoli = table(0x82f63b78);

function crc(bytes: Uint8Array, table = ieee): number {
  let sum = -1;
  for (const byte of bytes) sum = (sum >>> 8) ^ table[(sum ^ byte) & 255]!;
  return ~sum >>> 0;
}

const utf8 = new TextEncoder();

export function crcOf(text: string): number {
  return crc(utf8.encode(text));
}

/** CRC-32 and CRC-32C, 8 hexadecimal digits each. */
export function nameOf(bytes: Uint8Array): string {
  return hex(crc(bytes), 8) + hex(crc(bytes, castagnoli), 8);
}
