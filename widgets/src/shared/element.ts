// What all widgets have in common. The link a widget grew from stays inside it
// and is what people see until the widget is ready, and again when it fails.

import css from "./element.css";
import { crisisLines } from "./crisis.ts";
import { emit } from "./emit.ts";
import { followExit } from "./exit.ts";
import type { Events } from "./events.ts";
import { fallback, languages, sayFallback, speak, type Fallback } from "./fallback.ts";
import { h } from "./h.ts";
import { headingLevel } from "./heading.ts";
import { checkBy, later } from "./later.ts";
import { patience } from "./patience.ts";
import { numberedBy } from "./signals.ts";
import { loadSite, rebuilt, type Site } from "./site.ts";
import { followTabs } from "./tabs.ts";
import { nextTask } from "./task.ts";

export function styleSheet(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

followTabs();
followExit();

/** The page's shortcuts are not for what is typed here: outside, a key seems to come from the
 * element, which is no field. Those that leave something, and Shift, go on. */
function keepKey(event: Event): void {
  const { key, target } = event as KeyboardEvent;
  if (/^(Escape|Tab|Shift)$/.test(key)) return;
  if ((target as Element).matches(/^( |Enter)$/.test(key) ? "input, select, textarea, button, summary, a" : "input, select, textarea")) event.stopPropagation();
}

const shared = styleSheet(css);
const heard = 10_000; // milliseconds until what was told is old, and nobody is to come by it

export abstract class HubElement extends HTMLElement {
  protected readonly root = this.attachShadow({ mode: "open" });
  readonly #told = h("p", { role: "status", class: "unseen" });
  #untell = 0;
  protected headingLevel = 2;
  #language!: Fallback;
  #stop: AbortController | null = null;
  #isLost = false; // something, and the page was told; once, until it starts again
  readonly #hiding = styleSheet("");

  static observedAttributes = ["language", "hide", "organization", "place", "radius", "needs", "kinds", "similar"].map((option) => `data-hub-${option}`);

  /** Whoever registers a widget tells it this first. */
  static readonly speak = speak;
  /** And this, where it checks modules. */
  static readonly checkBy = checkBy;

  constructor(sheet: CSSStyleSheet) {
    super();
    this.root.adoptedStyleSheets = [shared, sheet, this.#hiding];
    this.root.append(h("slot"));
    for (const type of ["keydown", "keypress", "keyup"]) this.root.addEventListener(type, keepKey);
  }

  connectedCallback(): void {
    this.#isLost = !this.#stop && this.hasAttribute("failed"); // told before the class was there: see upgrade.ts
    this.#stop = new AbortController();
    this.headingLevel = headingLevel(this);
    this.#language = fallback(this.parentElement, this.dataset["hubLanguage"]);
    void this.#start(this.#stop.signal);
  }

  /** What a page changes later. */
  attributeChangedCallback(name: string): void {
    if (!this.#stop || !this.isConnected) return;
    if (name.endsWith("hide")) return void this.#heed().catch((error) => this.fail(error));
    this.disconnectedCallback();
    this.connectedCallback();
  }

  /** Applies what a page says by attributes, if anything. */
  async #heed(): Promise<void> {
    const isAny = [...this.attributes].some(({ name }) => name.startsWith("data-hub-"));
    this.#hiding.replaceSync(isAny ? (await later("attributes", () => import("./attributes.ts"))).heed(this, this.#language.language, languages()) : "");
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
  }

  /** Makes what is shown in place of the link. Listeners that reach beyond the
   * element end with stop. */
  protected abstract build(site: Site, stop: AbortSignal): Node | Promise<Node>;

  /** Adds what somebody who begins does not need at once. */
  protected finish?(stop: AbortSignal): Promise<void>;

  /** For when files of the site were lost: starts again if the hub has been built
   * anew since; false if it has not. */
  protected async restart(site: Site): Promise<boolean> {
    if (!await rebuilt(site, this.#language).catch(() => false) || !this.isConnected) return false;
    this.disconnectedCallback();
    this.connectedCallback();
    return true;
  }

  /** See emit. */
  protected emit<Name extends keyof Events>(name: Name, told: Events[Name], details?: Partial<Events[Name]>): boolean {
    return emit(this, name, told, details);
  }

  /** Tells people who listen to the page what changed, when they are ready for it. */
  protected tell(message: string): void {
    // The same words twice in a row are only read again when they changed between.
    this.#told.textContent = this.#told.textContent === message ? `${message}\u00a0` : message;
    clearTimeout(this.#untell);
    this.#untell = setTimeout(() => this.#told.textContent = "", heard);
  }

  async #start(stop: AbortSignal): Promise<void> {
    const inTime = this.late(stop);
    try {
      const [site] = await Promise.all([loadSite(this.#language), this.#heed()]);
      await nextTask();
      if (stop.aborted) return;
      numberedBy(site.hub);
      const view = await this.build(site, stop);
      if (stop.aborted) return;
      this.#drop();
      this.lang = site.hub.language;
      this.dir = site.hub.direction ?? "ltr"; // the page's may be another
      const isOnLink = this.querySelector(":focus");
      this.root.replaceChildren(view, this.#told);
      if (isOnLink) this.root.querySelector<HTMLElement>("[tabindex],input,textarea,button")?.focus({ preventScroll: true });
      this.toggleAttribute("failed", false);
      this.setAttribute("ready", "");
      this.emit("ready", { widget: this.localName });
      await this.finish?.(stop);
    } catch (error) {
      if (!stop.aborted) this.fail(error);
    } finally {
      inTime();
    }
  }

  /** Fails in a place after a while, unless what it gives is called before. */
  protected late(stop: AbortSignal, place?: ParentNode): () => void {
    const late = setTimeout(() => stop.aborted || this.fail(new Error("this takes too long"), place), patience);
    return () => clearTimeout(late);
  }

  /** What stood beside the link while the widget took too long: see upgrade.ts. */
  #drop(): void {
    this.querySelector(":scope>.crisis")?.remove();
  }

  /** Tells the page that something could not be had: once, until the element starts again. Gives null, for
   * who goes on without it. */
  protected readonly lost = (error: unknown): null => {
    if (!this.#isLost) this.emit("error", { widget: this.localName, error });
    this.#isLost = true;
    return null;
  };

  /** Gives the same, and has the page told if it can't be had. */
  protected wanted<T>(one: Promise<T>): Promise<T> {
    one.catch(this.lost);
    return one;
  }

  /** Brings the link back, with the crisis lines, in place of what failed. */
  protected fail(error: unknown, place: ParentNode = this.root): void {
    this.#drop();
    if (place === this.root) {
      this.removeAttribute("ready");
      this.setAttribute("failed", ""); // see privacy.ts
    }
    const say = sayFallback(this.#language);
    place.replaceChildren(h("div", {}, h("p", { role: "alert" }, say("failed")), h("slot"), crisisLines(this.#language.crisis, say)));
    this.lost(error);
  }
}
