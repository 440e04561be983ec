import { base } from "./base.ts";

const schemes = new Set(["https:", "http:", "tel:", "sms:"]);

/** An address from the hub's data as a link may use it; null for none and for any other scheme. */
export function link(address = ""): string | null {
  const url = new URL(address || "none:", base);
  return schemes.has(url.protocol) ? url.href : null;
}
