// The list of a finder: what is found, as soon as it is certain. It is fetched when the
// form is there, with the engine.

import type { Found, Query } from "../engine/find.ts";
import { allTerms, type Questions } from "../engine/hub.ts";
import { findPlaces, type Place } from "../engine/place.ts";
import { findRelaxed, type RelaxedAnswer } from "../engine/relax.ts";
import { isoWeek } from "../engine/tie.ts";
import { atlasOf } from "../shared/atlas.ts";
import { button } from "../shared/button.ts";
import type { CardContext } from "../shared/card.ts";
import { counted } from "../shared/counted.ts";
import type { Events } from "../shared/events.ts";
import { explain } from "../shared/explain.ts";
import { h } from "../shared/h.ts";
import type { Narrowed } from "../shared/narrow.ts";
import type { Site } from "../shared/site.ts";
import { nextTask } from "../shared/task.ts";
import { picture } from "./picture.ts";
import { found, isAsked, itemOf, notes, rest, type Item } from "./results.ts";

const pause = 800; // milliseconds before a count is said
const first = 3; // cards where there were none; the others come in a task of their own

/** What a list has of its element, and asks of it. */
export interface Host {
  site: Site;
  level: number; // of its heading
  heading: HTMLElement;
  narrow: Narrowed;
  chips: HTMLElement; // the list puts its own parts around these two
  notes: HTMLElement;
  /** Finds more of the same. */
  more(): void;
  emit(told: Events["result"], details: Partial<Events["result"]>): void;
  isCompact(): boolean;
  tell(message: string): void;
  lost(error: unknown): null;
  /** See HubElement. */
  restart(): Promise<boolean>;
  /** Gives terms their labels. */
  named(): Promise<void>;
  /** Somebody may wait for what is found now. */
  arrive(): void;
  /** counts: by TermID, of what is shown; some: whether any fit. */
  drawn(counts: Uint32Array, some: boolean): void;
}

/** See findPlaces. */
export async function places(site: Site, typed: string): Promise<Place[]> {
  return findPlaces(atlasOf(site), typed);
}

export class List {
  #host: Host;
  #context: CardContext;
  #compare = h("div", { class: "compare", part: "compare" });
  #picture = h("figure", { part: "picture", hidden: true });
  #list = h("ul", { class: "cards", part: "list" });
  #more: HTMLElement;
  #rest = h("div");
  #item!: Item;
  #isNew = false; // the list is of another search
  #saying = 0;

  constructor(host: Host) {
    const { hub, say } = host.site;
    this.#host = host;
    this.#context = { hub, say, terms: allTerms(hub), named: host.named, questions: null, level: host.level + 1 };
    this.#more = button(say("more"), host.more, { hidden: true });
    host.chips.before(this.#compare);
    host.notes.after(this.#picture, this.#list, this.#more, this.#rest);
  }

  /** Shows what is found; more: of query.count so many are new to the same search. */
  async find(query: Query, more: number, signal: AbortSignal): Promise<void> {
    const { site, restart } = this.#host;
    if (!more) {
      this.#isNew = true;
      this.#item = itemOf(query, this.#context, this.#compare);
    }
    const answer = await findRelaxed(atlasOf(site), query, isoWeek(new Date()), (answer) => this.#draw(answer, query), signal);
    if (this.#list.children.length < answer.fits.length) await nextTask();
    signal.throwIfAborted();
    this.#complete(answer, query);
    if (answer.lost > 0 && await restart()) return;
    await this.#finish(answer, query, signal);
    if (more) this.#list.children[query.count - more]?.querySelector("a")?.focus();
  }

  /** Cards that are listed stay as they are, and keep the focus, unless others come between. */
  #draw(answer: RelaxedAnswer, query: Query): void {
    const { fits, more, done, relaxed, lost } = answer;
    const { place } = query;
    const { site: { say }, heading, isCompact } = this.#host;
    if (!done && fits.length < 1) return; // the list before stays so long
    const begins = !this.#list.hasChildNodes();
    if (this.#isNew || relaxed.length > 0) this.#list.replaceChildren();
    this.#isNew = false;
    this.#add(begins ? fits.slice(0, first) : fits);
    this.#picture.hidden = !place || fits.length < 2 || isCompact();
    heading.textContent = lost > 0 && fits.length < 1 ? say("lost")
      : isAsked(query) || fits.length > 0 ? found(fits.length, more, place, say) : say("begin");
  }

  #complete(answer: RelaxedAnswer, query: Query): void {
    const { fits, more, counts } = answer;
    this.#add(fits);
    this.#host.notes.replaceChildren(h("div", {}, notes(answer, query, this.#context)));
    this.#more.hidden = !more;
    this.#host.drawn(counts(), fits.length > 0);
  }

  #add(fits: Found[]): void {
    this.#list.append(...fits.slice(this.#list.children.length).map(this.#item));
  }

  async #finish(answer: RelaxedAnswer, { place }: Query, signal: AbortSignal): Promise<void> {
    const { site, level, narrow, notes: noted, emit, tell, arrive } = this.#host;
    const { hub, say, read } = site;
    const { fits, askFirst, wide, lost } = answer;
    if (lost > 0) this.#host.lost(new Error(`${lost} files of programs could not be read`));
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => tell(
      lost > 0 && fits.length < 1 ? say("lost") : counted(fits.length, askFirst.length, say)), pause);
    arrive();
    if (askFirst.length > 0) {
      this.#context.questions ??= await read(hub.data.questions).catch(this.#host.lost) as Questions | null;
    }
    signal.throwIfAborted();
    this.#rest.replaceChildren(h("div", {}, rest(answer, { level, say }, this.#item)));
    emit({ fits: fits.length, askFirst: askFirst.length, wide: wide.length }, { programs: fits.map(({ program }) => program.id) });
    if (fits.length + askFirst.length + wide.length < 1) await explain(narrow, noted, site, signal);
    if (this.#picture.hidden) return;
    const drawn = await picture(fits, place!, site);
    signal.throwIfAborted();
    this.#picture.replaceChildren(...drawn);
  }
}
