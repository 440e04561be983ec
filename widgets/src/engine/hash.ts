// The names of atlas files: two checksums of their bytes.

/** CRC-32 (IEEE 802.3), bits reversed. */
export const ieee = tableOf(0xedb88320);
const castagnoli = tableOf(0x82f63b78);

function tableOf(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? polynomial ^ (n >>> 1) : n >>> 1;
    return n;
  });
}

export function crc(bytes: Uint8Array, table = ieee): number {
  let sum = -1;
  for (const byte of bytes) sum = table[(sum ^ byte) & 255]! ^ (sum >>> 8);
  return ~sum >>> 0;
}

export function crcOf(text: string): number {
  return crc(new TextEncoder().encode(text));
}

/** CRC-32 and CRC-32C, 8 hexadecimal digits each. */
export function nameOf(bytes: Uint8Array): string {
  return [ieee, castagnoli].map((table) => crc(bytes, table).toString(16).padStart(8, "0")).join("");
}
