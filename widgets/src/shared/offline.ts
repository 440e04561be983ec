// The tools for when there is no connection: the hub's service worker, which is
// src/offline/worker.ts. It is not there before the visitor asks.

import { base } from "./base.ts";
import { button } from "./button.ts";
import { savedPrograms, script } from "./follow-saved.ts";
import { framed } from "./framed.ts";
import type { Site } from "./site.ts";
import { tell } from "./storage.ts";
import { dropOffline } from "./wipe.ts";
import { workers } from "./workers.ts";

interface Policy {
  createScriptURL(address: string): string;
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  }
}

let policy: Policy | undefined;

/** A switch, on pages of a hub that offers it; it tells what is kept, "" for nothing.
 * Look again when something was stored or deleted. */
export function offlineSwitch({ hub, say }: Site, told: (text: string) => void): { toggle: HTMLElement; look: () => void } | null {
  const list = hub.data.offline;
  if (framed || !list || !workers || !location.href.startsWith(base.href)) return null;
  let isKept = false;
  let result = "kept";
  const toggle = button(say("offline"), async () => {
    told(say("offline_wait"));
    if (isKept) await dropOffline();
    else result = await keepOffline(list).catch(() => "failed");
    tell("offline");
  }, { class: "plain" });
  const look = async () => {
    isKept = !!await caches.match(list).catch(() => null);
    toggle.textContent = say(isKept ? "offline_stop" : "offline");
    told(isKept || result === "failed" ? say(`offline_${result}`) : "");
  };
  return { toggle, look };
}

/** "kept", or "part" or "failed". */
async function keepOffline(list: string): Promise<string> {
  policy ??= window.trustedTypes?.createPolicy("hub-offline", { createScriptURL: () => script });
  await workers!.register(policy?.createScriptURL("") ?? script);
  const { active } = await workers!.ready;
  const { port1, port2 } = new MessageChannel();
  const seen = performance.getEntriesByType("resource").map(({ name }) => name);
  active!.postMessage({ list, seen, save: savedPrograms() }, [port2]);
  return new Promise((done) => port1.onmessage = ({ data }) => done(data));
}
