// The script of a hub's own pages: widgets, as in hub.ts, and what only those pages have.

import type { Listing } from "./saved/listing.ts";
import { base } from "./shared/base.ts";
import { followExit, vanish } from "./shared/exit.ts";
import { speak, type Fallback } from "./shared/fallback.ts";
import { followSaved } from "./shared/follow-saved.ts";
import { noteExplored } from "./shared/signals.ts";
import { saving } from "./shared/star.ts";
import { followTabs } from "./shared/tabs.ts";
import { upgradeLinks, type Load } from "./shared/upgrade.ts";

declare const HUB_FALLBACK: string; // JSON: an object would go into a module that other websites load, too
declare const HUB_OFFLINE: boolean; // see shared/privacy.ts

/** By what a link's data-hub says. */
const widgets: Record<string, Load> = {
  checklist: async () => (await import("./checklist/checklist.ts")).HubChecklist,
  contacts: async () => (await import("./contacts/contacts.ts")).HubContacts,
  finder: async () => (await import("./finder/finder.ts")).HubFinder,
  plan: async () => (await import("./contacts/plan.ts")).HubPlan,
  saved: async () => (await import("./saved/saved.ts")).HubSaved,
  suggestions: async () => (await import("./suggestions/suggestions.ts")).HubSuggestions,
};

/** Whoever copies this script's address to another website gets widgets and no more. */
const isHome = location.href.startsWith(base.href);

speak(JSON.parse(HUB_FALLBACK) as Fallback[]);
if (isHome) followTabs(() => {
  vanish();
  location.reload();
});
if (HUB_OFFLINE) followSaved();
followExit();

/** A program's page says which program it is. */
const page = isHome && document.getElementById("hub-program")?.textContent;
const program = page ? JSON.parse(page) as Listing : null;

/** On a program's page "Save" is a star for the program, or for one of its services. */
function save(link: HTMLAnchorElement): void {
  const { hubService: service } = link.dataset;
  const saved = service ? program?.services.find(({ id }) => id === service) : program;
  if (saved) link.replaceWith(saving({ ...saved, id: program!.id, service }, link.textContent, { "aria-label": link.ariaLabel }));
}

upgradeLinks(widgets, (link, name) => {
  if (name === "save") save(link);
  // Most people who look at a program do not need more of them: the widget waits for a tap.
  if (name === "similar") link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || link.closest("[ready], [failed]")) return;
    event.preventDefault(); // also a second tap, while it comes
    link.dataset["hub"] = "suggestions";
  };
});

// Coming back is no new look: what was deleted since stays deleted.
const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
if (program && !/reload|back/.test(visit?.type ?? "")) noteExplored(program.id, program.offers, program.name);
