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
import "./suggestions/define.ts";
import type { Program } from "./engine/program.ts";
import { followExit } from "./shared/exit.ts";
import { noteExplored } from "./shared/signals.ts";
import { followTabs } from "./shared/tabs.ts";

followTabs();
followExit();

function upgrade(link: HTMLAnchorElement): void {
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

/** A program's page says which program it is. */
const page = document.getElementById("hub-program")?.textContent;
if (page) {
  const { id, offers, name } = JSON.parse(page) as Program;
  noteExplored(id, offers, name);
}
