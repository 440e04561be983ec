// One card of a form at a time. All of them stay in the form: hidden by style only,
// so that paper has them all.

import { button } from "../shared/button.ts";
import { h } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";

/** Puts the cards into the form and begins with the last one that has an answer. done
 * is called after the last card, or sooner when somebody asks for it. Gives the way
 * to any card. */
export function stepper(form: HTMLFormElement, cards: HTMLElement[], say: Say, done: () => void): (card: number) => void {
  const last = cards.length - 1;
  const back = button(say("previous"), () => go(at - 1));
  const next = h("button", { class: "main", part: "button" }, say("next"));
  const map = button(say("show_map"), done);
  let at = 0;

  const show = (to: number) => {
    at = to;
    cards.forEach((card, i) => card.classList.toggle("on", i === at));
    back.hidden = at === 0;
    next.hidden = at === last;
    map.classList.toggle("main", at === last);
  };
  const go = (to: number) => {
    show(to);
    cards[at]!.focus({ preventScroll: true });
    if (form.getBoundingClientRect().top < 0) form.scrollIntoView();
  };

  cards.forEach((card, i) => {
    card.tabIndex = -1;
    card.querySelector("legend")!.prepend(h("span", { class: "quiet" }, say("position", { n: i + 1, count: cards.length })));
  });
  form.onsubmit = (event) => {
    event.preventDefault();
    if (at < last) go(at + 1);
    else done();
  };
  form.replaceChildren(...cards, h("div", { class: "actions" }, back, next, map));
  show(Math.max(0, cards.map((card) => !!card.querySelector(":checked")).lastIndexOf(true)));
  return go;
}
