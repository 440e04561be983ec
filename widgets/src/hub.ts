// The widgets of a hub, for its own pages and for any page that embeds them:
//
//   <a href="https://hub.example/find/" data-hub="suggestions">Find support</a>
//   <script type="module" src="https://hub.example/widgets/hub.js"></script>
//
// Every such link, now or later, becomes a custom element that holds the link
// as its fallback. Nothing else on the page is touched.

import "./checklist/define.ts";
import "./contacts/define.ts";
import "./finder/define.ts";
import "./saved/define.ts";
import "./suggestions/define.ts";
import type { Listing } from "./saved/listing.ts";
import { followExit } from "./shared/exit.ts";
import { noteExplored } from "./shared/signals.ts";
import { saving } from "./shared/star.ts";
import { followTabs } from "./shared/tabs.ts";

followTabs();
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
  if (link.dataset["hub"] === "save") return save(link);
  const tag = `hub-${link.dataset["hub"]}`;
  if (!customElements.get(tag) || link.closest(tag)) return;
  const widget = document.createElement(tag);
  link.replaceWith(widget);
  widget.append(link);
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

if (program) noteExplored(program.id, program.offers, program.name);
