// <hub-suggestions>: programs that may fit what a visitor looks for, with true
// reasons, or programs like one that the page names. Programs are loaded when
// somebody asks to see them, or the page does by naming one.

import { allTerms, type Questions, type TermID } from "../engine/hub.ts";
import { findPlaces, type Place } from "../engine/place.ts";
import type { Settings } from "../engine/settings.ts";
import { similarTo, suggest, type Suggestions } from "../engine/suggest.ts";
import { readListing, type Listing } from "../saved/listing.ts";
import { wordsOf } from "../engine/words.ts";
import { atlasOf } from "../shared/atlas.ts";
import { button } from "../shared/button.ts";
import { calmly } from "../shared/calm.ts";
import { counted } from "../shared/counted.ts";
import { HubElement, styleSheet } from "../shared/element.ts";
import { explain } from "../shared/explain.ts";
import { h } from "../shared/h.ts";
import { later } from "../shared/later.ts";
import type { Narrowed } from "../shared/narrow.ts";
import { placeField, placeName } from "../shared/place-field.ts";
import { privacyBar } from "../shared/privacy.ts";
import { scopeOf } from "../shared/scope.ts";
import { clearSignals, isId, onSignals, setSignals, signals, type Signals } from "../shared/signals.ts";
import type { Site } from "../shared/site.ts";
import { choices, chosen, same } from "./choices.ts";
import { listView } from "./list.ts";
import { panel } from "./panel.ts";
import css from "./suggestions.css";

const sheet = styleSheet(css);

export class HubSuggestions extends HubElement {
  #site!: Site;
  #settings!: Settings;
  #stop!: AbortSignal;
  #narrow!: Narrowed;
  #like: Listing | null = null; // the list is of programs like this
  #near: Place | null = null; // and from here, until the visitor says where
  #form!: HTMLFormElement;
  #list!: HTMLElement;
  #why!: HTMLElement; // holds the panel, once there is a list
  #asked = false; // from then on the list follows the signals
  #wanted = false; // the focus goes to the list once it is shown for the place that was typed
  #calm = false; // but holds still for what is done within it
  #drawing: AbortController | null = null;

  constructor() {
    super(sheet);
  }

  protected override async build(site: Site, stop: AbortSignal): Promise<Node> {
    const { hub, say } = site;
    const find = async (typed: string) => this.wanted(findPlaces(atlasOf(site), typed));
    const [settings] = await Promise.all([site.read(hub.data.suggestions), site.terms()]);
    const narrow = await scopeOf(this, site, find);
    await narrow.settle();
    const like = await this.#likened(site);
    const town = wordsOf([like?.city, like?.region].join(" ")).join();
    const near = town ? (await find(town).catch(() => [])).find(({ label }) => `${wordsOf(label)},`.startsWith(`${town},`)) : null;
    stop.throwIfAborted();
    this.#like = like;
    this.#near = near ?? null;
    const roles = hub.vocabulary.flatMap(({ role, terms }) => terms.map(() => role));
    const isFree = (id: TermID) => narrow.isFree(id) && !(like && roles[id] === "need"); // what would not count is not asked
    this.#site = site;
    this.#settings = settings as Settings;
    this.#stop = stop;
    this.#narrow = narrow;
    const fields = h("div");
    const fill = () => fields.replaceChildren(h("div", {}, choices(hub.vocabulary, signals(), isFree, say)));
    fill();
    const refill = calmly(fields, fill, stop);
    this.#form = h("form", { part: "form" }, fields, placeField(site, stop, narrow.set, find),
      h("div", { class: "actions" },
        h("button", { class: "main", part: "button" }, say("show")),
        button(say("clear_all"), () => this.#clear())));
    this.#form.addEventListener("change", () => {
      this.#wanted = false;
      setSignals(chosen(this.#form, isFree));
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#asked = this.#wanted = true;
      this.tell(say("loading"));
      void this.#draw();
    });
    this.#list = h("div", { part: "list" });
    this.#list.addEventListener("click", () => (this.#calm = true), true);
    this.#list.addEventListener("click", () => (this.#calm = false));
    this.#why = h("div");
    onSignals(() => {
      if (!same(chosen(this.#form, isFree), signals())) refill();
      if (!this.#calm) void this.#draw();
    }, stop);
    onSignals(() => refill(true), stop, "clear");
    stop.addEventListener("abort", () => this.#drawing?.abort());
    this.#asked ||= like !== null;
    void this.#draw(); // asked by the page, or before the element was moved, or the hub rebuilt
    return h("div", {}, privacyBar(site, stop, "hub-checklist, hub-contacts, hub-finder, hub-plan, hub-saved"), narrow.note, this.#form, this.#list, this.#why);
  }

  /** The program that the page names; null for none, and for one that the hub does not list. */
  async #likened(site: Site): Promise<Listing | null> {
    const id = this.dataset["hubSimilar"]?.trim();
    if (!id) return null;
    const program = isId(id) ? await readListing(id, undefined, site) : null;
    if (!program) (await later("attributes", () => import("../shared/attributes.ts"))).warn(this, "similar", id, "the id of a program", "suggestions are for who reads them");
    return program;
  }

  async #draw(): Promise<void> {
    if (!this.#asked) return;
    const like = this.#like;
    const state = { ...signals(), ...this.#narrow.set };
    if (like) Object.assign(state, { needs: [], place: state.place ?? this.#near });
    if (!this.#asks(state)) return;
    this.#drawing?.abort();
    const { signal } = (this.#drawing = new AbortController());
    const inTime = this.late(signal, this.#list);
    try {
      const { hub, read } = this.#site;
      const now = new Date();
      const found = like ? await similarTo(atlasOf(this.#site), hub, this.#settings, like, state, now, signal, this.#narrow)
        : await suggest(atlasOf(this.#site), hub, this.#settings, state, now, signal, this.#narrow);
      if (found.lost > 0 && (await this.restart(this.#site))) return;
      const lost = found.lost > 0 && new Error(`${found.lost} files of programs could not be read`);
      if (lost && found.items.length + found.askFirst.length < 1) throw lost;
      const questions = found.askFirst.length > 0 ? await read(hub.data.questions).catch(this.lost) : null;
      if (signal.aborted) return;
      this.#show(found, state, questions as Questions | null);
      if (lost) this.lost(lost);
      if (found.items.length + found.askFirst.length < 1) await explain(this.#narrow, this.#list, this.#site, signal);
      if (!like && !this.#why.hasChildNodes()) this.#why.append(panel(this.#settings, this.#narrow.set, this.#site.say, this.#stop));
    } catch (error) {
      if (!signal.aborted) this.fail(error, this.#list);
    } finally {
      inTime();
    }
  }

  /** Tells the page that programs are about to be looked for; false when they are not to be. */
  #asks({ needs, must, place, radius, age }: Signals): boolean {
    const keys = this.#site.hub.vocabulary.flatMap(({ id, terms }) => terms.map((term) => `${id}/${term.id}`));
    const terms = [...needs, ...must].map((id) => keys[id]!);
    const filters = terms.length + Number(age !== null);
    if (this.emit("search", { filters }, { terms, place: place?.label ?? "", radius, age })) return true;
    this.tell("");
    return this.#wanted = false;
  }

  #show(found: Suggestions, state: Signals, questions: Questions | null): void {
    const { hub, say } = this.#site;
    this.setAttribute("result", ""); // for style sheets of paper
    this.#list.replaceChildren(listView(found, state, this.#like, { hub, say, questions, terms: allTerms(hub), level: this.headingLevel }));
    this.tell(counted(found.items.length, found.askFirst.length, say));
    if (this.#wanted && this.#form.querySelector<HTMLInputElement>(".place input")!.value === placeName({ ...signals(), ...this.#narrow.set }.place, say)) {
      this.#wanted = false;
      this.#list.querySelector<HTMLElement>("[tabindex]")!.focus();
    }
    const { items, askFirst } = found;
    this.emit("result", { fits: items.length, askFirst: askFirst.length, wide: 0 }, { programs: items.map(({ program }) => program.id) });
  }

  #clear(): void {
    clearSignals();
    this.#form.querySelector("input")?.focus();
    this.tell(this.#site.say("cleared"));
  }
}
