// The widgets of a hub, for its own pages and for any page that embeds them:
//
//   <a href="https://hub.example/find/" data-hub="suggestions">Find support</a>
//   <script type="module" src="https://hub.example/widgets/hub.js"></script>
//
// Every such link, now or later, becomes a custom element that holds the link
// as its fallback; what the element needs is fetched then. Nothing else on the page
// is touched.

import type { Listing } from "./saved/listing.ts";
import { crisisLines } from "./shared/crisis.ts";
import { followExit } from "./shared/exit.ts";
import { fallback, sayFallback } from "./shared/fallback.ts";
import { followSaved } from "./shared/follow-saved.ts";
import { reserve } from "./shared/reserve.ts";
import { noteExplored } from "./shared/signals.ts";
import { saving } from "./shared/star.ts";
import { followTabs } from "./shared/tabs.ts";

declare const HUB_OFFLINE: boolean; // see shared/privacy.ts

/** By what a link's data-hub says. */
const widgets: Record<string, () => Promise<CustomElementConstructor>> = {
  checklist: async () => (await import("./checklist/checklist.ts")).HubChecklist,
  contacts: async () => (await import("./contacts/contacts.ts")).HubContacts,
  finder: async () => (await import("./finder/finder.ts")).HubFinder,
  plan: async () => (await import("./contacts/plan.ts")).HubPlan,
  saved: async () => (await import("./saved/saved.ts")).HubSaved,
  suggestions: async () => (await import("./suggestions/suggestions.ts")).HubSuggestions,
};

followTabs();
if (HUB_OFFLINE) followSaved();
followExit();

/** A program's page says which program it is. */
const page = document.getElementById("hub-program")?.textContent;
const program = page ? JSON.parse(page) as Listing : null;

/** On a program's page "Save" is a star for the program, or for one of its services. */
function save(link: HTMLAnchorElement): void {
  const { hubService: service } = link.dataset;
  const saved = service ? program?.services.find(({ id }) => id === service) : program;
  if (saved) link.replaceWith(saving({ ...saved, id: program!.id, service }, link.textContent, { "aria-label": link.ariaLabel }));
}

function upgrade(link: HTMLAnchorElement): void {
  const name = link.dataset["hub"]!;
  if (name === "save") return save(link);
  const tag = `hub-${name}`;
  if (!Object.hasOwn(widgets, name) || link.closest(tag)) return;
  const widget = document.createElement(tag);
  link.replaceWith(widget);
  widget.append(link);
  reserve(widget);
  void define(tag, widgets[name]!).catch(() => {
    const words = fallback(widget);
    widget.setAttribute("failed", "");
    widget.append(crisisLines(words.crisis, sayFallback(words)));
  });
}

/** Registers a widget unless another copy of this script already has. */
async function define(tag: string, load: () => Promise<CustomElementConstructor>): Promise<void> {
  const element = await load();
  if (!customElements.get(tag)) customElements.define(tag, element);
}

function upgradeAll(): void {
  document.querySelectorAll<HTMLAnchorElement>("a[data-hub]").forEach(upgrade);
}

// Browsers without constructable style sheets keep the links.
if ("adoptedStyleSheets" in Document.prototype) {
  upgradeAll();
  new MutationObserver(upgradeAll).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ["data-hub"],
  });
}

// Coming back is no new look: what was deleted since stays deleted.
const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
if (program && !/reload|back/.test(visit?.type ?? "")) noteExplored(program.id, program.offers, program.name);
