// Links with data-hub become widgets, now or later, each once, whatever other copies of
// the script do on the same page.

import { base } from "./base.ts";
import { crisisLines } from "./crisis.ts";
import { emit } from "./emit.ts";
import { fallback, sayFallback } from "./fallback.ts";
import { patience } from "./patience.ts";
import { reserve, unreserve } from "./reserve.ts";
import { nextTask } from "./task.ts";

/** Gives the class of a widget, ready to be registered. */
export type Load = () => Promise<CustomElementConstructor>;

/** Widgets by what a link says in data-hub; other is asked about every other link. */
export function upgradeLinks(widgets: Record<string, Load>, other: (link: HTMLAnchorElement, name: string) => void): void {
  // Browsers without constructable style sheets keep the links.
  if (!("adoptedStyleSheets" in Document.prototype)) return;
  const seen = new WeakSet<Element>();
  const upgrade = (link: HTMLAnchorElement) => {
    const name = link.dataset["hub"]!;
    const tag = `hub-${name}`;
    if (!Object.hasOwn(widgets, name)) other(link, name);
    else if (!link.isContentEditable) { // an editor would save what we make of it
      const around = link.closest<HTMLElement>(tag);
      if (around && seen.has(around) || isOthers(link)) return;
      if (!around && [...document.querySelectorAll<HTMLAnchorElement>(`${tag}>a[data-hub]`)].some(isOthers)) {
        if (!seen.has(link)) console.warn(`${link.href}: another hub has its ${tag} on this page, which can be of one hub only; the link stays`);
        seen.add(link);
        return;
      }
      const widget = around ?? grow(link, tag);
      seen.add(widget);
      begin(widget, tag, widgets[name]!);
    }
  };
  const upgradeAll = () => document.querySelectorAll<HTMLAnchorElement>("a[data-hub]").forEach(upgrade);
  upgradeAll();
  new MutationObserver(upgradeAll).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ["data-hub", "contenteditable"],
  });
}

const script = /^(.*\/)widgets\/hub(-\w+)?\.js/;

/** Whether another hub's script is on the page, and the link leads there: that one sees to it. */
function isOthers({ href }: HTMLAnchorElement): boolean {
  const depth = (start = "\n") => href.startsWith(start) ? start.length : 0; // one hub may lie below another
  return [...document.scripts].some(({ src }) => depth(script.exec(src)?.[1]) > depth(base.href));
}

/** Puts the element in the link's place, and the link into it, with the options that the page has
 * given the link. Its class and id stay its own: a page's rules and listeners mean a link by them. */
function grow(link: HTMLAnchorElement, tag: string): HTMLElement {
  const widget = document.createElement(tag);
  for (const { name, value } of link.attributes) if (name.startsWith("data-hub-")) widget.setAttribute(name, value);
  const isFocused = document.activeElement === link;
  link.replaceWith(widget);
  widget.append(link);
  if (isFocused) link.focus({ preventScroll: true });
  return widget;
}

/** The link in it shows until the class is there. Beside it stand crisis lines when that takes
 * long, until it comes after all. */
function begin(widget: HTMLElement, tag: string, load: Load): void {
  unreserve(widget); // what a page was saved with
  if (customElements.get(tag)) return;
  reserve(widget);
  let lines: HTMLElement | undefined;
  const fail = (error: unknown) => {
    if (lines || customElements.get(tag)) return; // told before, or another copy of the script was luckier
    const words = fallback(widget.parentElement, widget.dataset["hubLanguage"]);
    widget.setAttribute("failed", "");
    widget.append(lines = crisisLines(words.crisis, sayFallback(words)));
    emit(widget, "error", { widget: tag, error });
  };
  const late = setTimeout(fail, patience, new Error(`${tag} takes too long`));
  void load().then(async (element) => {
    await nextTask();
    if (!customElements.get(tag)) customElements.define(tag, element);
  }).catch(fail).finally(() => clearTimeout(late));
}
