import { patience } from "../shared/patience.ts";
import { isGreeting, type Answer, type Ground } from "./message.ts";

/** Once the page around this one has greeted it, tells that page, and no other, how high this
 * one is, whether the tool is still on its way, and whether it lacks something or has not come;
 * and shows what is behind it where that can be read on. */
export function followHost(): void {
  const { body, documentElement: root } = document;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let host = "";
  let waits = true;
  let told = 0;
  let lost = false;
  let ground: Ground = "";
  const tell = () => {
    const height = Math.max(Math.ceil(root.getBoundingClientRect().height), body.scrollHeight);
    if (host && height !== told) parent.postMessage({ hub: "height", height: told = height, waits, lost } satisfies Answer, host);
  };
  const arrive = () => {
    waits = false;
    told = 0;
    tell();
  };
  const clear = () => root.classList.toggle("clear", ground === (dark.matches ? "dark" : "light"));
  addEventListener("message", ({ source, origin, data }) => {
    // A page without an origin, as one from a folder, can't be told from others.
    if (parent === self || source !== parent || origin === "null" || !isGreeting(data)) return;
    host = origin;
    told = 0;
    ground = data.ground;
    clear();
    tell();
  });
  dark.addEventListener("change", clear);
  new ResizeObserver(tell).observe(body);
  // Browsers observe no sizes in a frame that is out of sight.
  for (const type of ["ready", "result"]) addEventListener(`hub:${type}`, arrive);
  const lose = () => {
    lost = true;
    arrive();
  };
  addEventListener("hub:error", lose);
  const late = setTimeout(lose, patience);
  addEventListener("hub:ready", () => clearTimeout(late));
}
