// The widgets of a hub for any page that embeds them:
//
//   <a href="https://hub.example/find/" data-hub="suggestions">Find support</a>
//   <script type="module" src="https://hub.example/widgets/hub.js"></script>
//
// Every such link, now or later, becomes a custom element that holds the link
// as its fallback; what the element needs is fetched then. Nothing else on the page
// is touched. The build makes two scripts of this: hub.js follows updates; hub-<hash>.js
// knows the digests of all modules, and runs none that has changed. Neither imports
// anything before it is there: whatever else fails, the crisis lines are in it.

import { base } from "./shared/base.ts";
import type { HubElement } from "./shared/element.ts";
import { speak, type Fallback } from "./shared/fallback.ts";
import { withFreshCrisis } from "./shared/fresh.ts";
import { h } from "./shared/h.ts";
import { nextTask } from "./shared/task.ts";
import { upgradeLinks } from "./shared/upgrade.ts";

declare const HUB_FALLBACK: string; // JSON
/** Names of the modules of each widget, itself first. */
declare const HUB_MODULES: Record<string, string[]>;
/** The same of what widgets import later, by the name of its file; none in hub.js. */
declare const HUB_LATER: Record<string, string[]>;
/** What each module must be, as an integrity attribute has it; null in hub.js. */
declare const HUB_DIGESTS: Record<string, string> | null;

let words = JSON.parse(HUB_FALLBACK) as Fallback[];
speak(words);
const fresh = HUB_DIGESTS && withFreshCrisis(words).then((now) => speak(words = now));

const known = new Map<string, Promise<void>>();

/** Has the browser fetch a module, and check it, before anything imports it. */
function fetched(name: string): Promise<void> {
  const before = known.get(name);
  if (before) return before;
  const now = nextTask().then(() => new Promise<void>((done, fail) => {
    const link = h("link", {
      rel: "modulepreload",
      href: address(name),
      integrity: HUB_DIGESTS && HUB_DIGESTS[name]!,
      crossorigin: "anonymous",
      nonce: document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce, // a policy may ask for it
      referrerpolicy: "no-referrer",
      onload: () => done(link.remove()),
      onerror: () => {
        link.remove();
        known.delete(name); // a link that is added later tries again
        fail(new Error(`${name} could not load, or was changed`));
      },
    });
    document.head.append(link);
  }));
  known.set(name, now);
  return now;
}

function address(name: string): string {
  return new URL(`widgets/${name}`, base).href;
}

async function load(name: string): Promise<typeof HubElement & CustomElementConstructor> {
  const modules = HUB_MODULES[name]!;
  const all = Promise.all(modules.map(fetched));
  if (HUB_DIGESTS) await Promise.all([all, fresh]);
  else {
    all.catch(() => {}); // only sooner: import says what goes wrong
    await nextTask();
  }
  const module = await import(address(modules[0]!));
  const element = module[`Hub${name[0]!.toUpperCase()}${name.slice(1)}`];
  element.speak(words);
  if (HUB_DIGESTS) element.checkBy((name: string) => Promise.all(HUB_LATER[name]!.map(fetched)));
  return element;
}

const widgets = Object.fromEntries(Object.keys(HUB_MODULES).map((name) => [name, () => load(name)]));

// A browser that cannot check keeps the links.
if (!HUB_DIGESTS || h("link").relList.supports("modulepreload")) {
  upgradeLinks(widgets, async (_, name) => {
    if (name !== "exit") return;
    // Whatever widget is there follows such links; a page with none needs one for that.
    await null;
    if (!document.querySelector(Object.keys(widgets).map((name) => `hub-${name}`).join())) load("plan").catch(() => {});
  });
}
