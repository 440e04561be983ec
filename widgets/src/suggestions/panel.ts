// "Why these?": every signal there is with its count, a switch and a way to
// clear it. Who the help is for is never switched off, and what was hidden stays so.
// How lately listings were checked is the hub's to say: nothing of it can be cleared.

import type { Settings } from "../engine/settings.ts";
import type { SignalName } from "../engine/signals.ts";
import { button } from "../shared/button.ts";
import { h } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";
import { clearSignals, onSignals, setSignals, signals, type Signals } from "../shared/signals.ts";

/** What each rests on, as it is when nothing is known. */
const empty: Record<string, Partial<Signals>> = {
  need: { needs: [] },
  gap: { gaps: [] },
  near: { place: null },
  filters: { filters: [] },
  saved: { saved: [] },
  explored: { explored: [] },
  freshness: {},
  who: { must: [], age: null },
  hidden: { hidden: [] },
};

/** set: what the page has said in place of the visitor, who can't clear it. */
export function panel({ weights }: Settings, set: Partial<Signals>, say: Say, stop: AbortSignal): HTMLElement {
  const summary = h("summary", {}, say("why"));
  const rows = Object.keys(empty).flatMap((name) =>
    weights[name as SignalName] === 0 ? [] : row(name, name in weights, set, summary, say, stop));
  return h("details", { class: "screen", part: "panel" }, summary,
    h("ul", { class: "rows" }, rows),
    button(say("clear_all"), () => {
      clearSignals();
      summary.focus();
    }));
}

function row(name: string, hasSwitch: boolean, set: Partial<Signals>, summary: HTMLElement, say: Say, stop: AbortSignal): HTMLElement {
  const label = say(`signal_${name}`);
  const keys = Object.keys(empty[name]!) as (keyof Signals)[];
  const said = h("span");
  const box = h("input", { type: "checkbox", onchange: () => {
    const off = signals().off.filter((other) => other !== name);
    setSignals({ off: box.checked ? off : [...off, name as SignalName] });
  } });
  const clear = button(say("clear"), () => {
    setSignals(empty[name]!);
    (hasSwitch ? box : summary).focus();
  }, { "aria-label": say("pair", { label: say("clear"), value: label }) });
  const follow = () => {
    const known = { ...signals(), ...set };
    const found = keys.flatMap((key): unknown => known[key] ?? []);
    said.textContent = keys.length ? `${label} (${found.length})` : label;
    clear.hidden = found.length === 0 || (name === "near" && !!set.place);
    box.checked = !known.off.includes(name as SignalName);
  };
  onSignals(follow, stop);
  follow();
  return h("li", {}, hasSwitch ? h("label", {}, box, said) : said, clear);
}
