// The hub this script belongs to, found from the script's own address:
// <base>/widgets/hub.js or <base>/widgets/hub-<hash>.js.

import { parseHub, type Hub } from "../engine/hub.ts";
import { jsonSource, type ProgramSource } from "../engine/load.ts";

export const base = new URL("..", import.meta.url);

export interface Site {
  hub: Hub;
  programs: ProgramSource;
}

let loading: Promise<Site> | null = null;

/** Reads hub.json, once for all widgets; a failed try can be repeated. */
export function loadSite(): Promise<Site> {
  loading ??= read().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function read(): Promise<Site> {
  const hub = parseHub(await fetchJSON("data/v1/hub.json"));
  return { hub, programs: jsonSource(fetchJSON, hub.data.programs, hub.vocabulary) };
}

/** Fetches from the hub and from nowhere else. */
async function fetchJSON(address: string): Promise<unknown> {
  const url = new URL(address, base);
  if (url.origin !== base.origin) throw new Error(`${url.href} is not on the hub`);
  const response = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer" });
  if (!response.ok) throw new Error(`${url.href}: ${response.status}`);
  return response.json();
}

const schemes = new Set(["https:", "http:", "tel:", "sms:"]);

/** An address from the hub's data as a link may use it; null for any other scheme. */
export function link(address: string): string | null {
  const url = new URL(address, base);
  return schemes.has(url.protocol) ? url.href : null;
}
