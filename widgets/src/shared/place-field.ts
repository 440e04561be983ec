// Asks where somebody looks, and how far. A town or postal code is looked up in
// files of the hub; the device is asked where it is only on a tap.

import type { Place } from "../engine/place.ts";
import { button } from "./button.ts";
import { h } from "./h.ts";
import type { Narrowed } from "./narrow.ts";
import { onSignals, setSignals, signals } from "./signals.ts";
import type { Say } from "./say.ts";
import type { Site } from "./site.ts";

const distances = [0, 5, 10, 25, 50, 100]; // miles; 0: no limit

/** The fields. What is chosen becomes a signal, and they follow the signals. What the page has set
 * has no field that shows. find: see findPlaces. */
export function placeField({ hub, say }: Site, stop: AbortSignal, set: Narrowed["set"], find: (typed: string) => Promise<Place[]>): HTMLElement {
  const input = h("input", { part: "field", autocomplete: "postal-code", enterkeyhint: "search", "aria-describedby": "place",
    onchange: () => void look(input.value.trim()) });
  const select = h("select", { part: "field", onchange: () => setSignals({ radius: Number(select.value) || null }) },
    distances.map((miles) => h("option", { value: miles }, miles ? say("miles", { n: miles }) : say("any_distance"))));
  const answer = h("div", { id: "place", role: "status" });
  const tell = (message: string, places: Place[] = [], invalid = false) => {
    input.setAttribute("aria-invalid", String(invalid));
    answer.replaceChildren(message && h("p", {}, message),
      h("div", { class: "options" }, places.map((place) => button(place.label, () => {
        take(place);
        input.focus();
      }))));
  };
  const where = h("label", {}, say("where"), input);
  const here = button(say("use_here"), locate);
  let asked = 0; // the last question is the one to answer
  let shown: string | undefined;

  /** Shows a place, and leaves nothing to be answered or mended. */
  const show = (place: Place | null) => {
    asked++;
    input.value = shown = placeName(place, say);
    tell(place?.label === "" ? say("here_note") : "");
  };

  const follow = () => {
    const { place, radius } = { ...signals(), ...set };
    if (placeName(place, say) !== shown) show(place);
    select.value = String(radius ?? 0);
    where.hidden = here.hidden = !!set.place;
  };
  const take = (place: Place | null) => {
    show(place); // also when it is the one from before: whoever waits is told
    setSignals({ place });
  };

  async function look(typed: string): Promise<void> {
    const question = ++asked;
    try {
      const found = typed ? await find(typed) : [];
      if (question !== asked) return;
      if (found.length > 1) tell(say("which"), found);
      else if (typed && !found[0]) tell(say("unknown_place", { typed }), [], true); // the place from before stays
      else take(found[0] ?? null);
    } catch {
      if (question === asked) tell(say("places_failed"));
    }
  }

  function locate(): void {
    const question = ++asked;
    tell(say("locating"));
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      if (question === asked) take({ label: "", point: [rough(coords.latitude), rough(coords.longitude)], keys: ["", ...hub.countries ?? []] });
    }, () => question === asked && tell(say("not_located")), { timeout: 10_000, maximumAge: 600_000 });
  }

  onSignals(follow, stop);
  onSignals(() => show(null), stop, "clear");
  follow();
  return h("div", { class: "place", part: "place" },
    where,
    h("label", { hidden: !!set.radius }, say("how_far"), select),
    here,
    answer);
}

/** Where the device is has no name in any language. */
export function placeName(place: Place | null, say: Say): string {
  return place ? place.label || say("here") : "";
}

/** To about a kilometer: near enough for a list, and nobody's door. */
function rough(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}
