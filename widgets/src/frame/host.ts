// For pages of other websites, as <hub>/widgets/frame.js:
//
//   <iframe src="https://hub.example/embed/finder/" data-hub-frame ...></iframe>
//   <script type="module" src="https://hub.example/widgets/frame.js"></script>
//
// Makes every frame of this hub, now or later, as high as what it shows, and gives it the
// color scheme of what is behind it. Tells the page, as widgets do, what a frame could not
// have. Nothing else on the page is touched.

import { base } from "../shared/base.ts";
import type { Events } from "../shared/events.ts";
import { patience } from "../shared/patience.ts";
import { groundOf } from "./ground.ts";
import { isAnswer, type Greeting } from "./message.ts";

const lowest = 100; // CSS pixels
const highest = 20_000;
/** Where browsers hold still what is read while something above it grows. */
const holds = CSS.supports("overflow-anchor", "auto");

function frames(): HTMLIFrameElement[] {
  return [...document.querySelectorAll<HTMLIFrameElement>("iframe[data-hub-frame]")].filter(({ src }) => src.startsWith(base.href));
}

const told = new WeakSet<Element>(); // their height
const lost = new WeakSet<Element>(); // something, and the page knows

/** Tells the page, once for each frame. */
function lose(frame: HTMLIFrameElement, why: string): void {
  if (lost.has(frame)) return;
  lost.add(frame);
  const detail: Events["error"] = { widget: frame.src.replace(/^.*\/embed\/(\w+).*/, "hub-$1"), error: new Error(why) };
  frame.dispatchEvent(new CustomEvent("hub:error", { bubbles: true, composed: true, detail }));
}

/** Whoever sees a frame waits for it; one far away may not even have begun to load. */
const seen = new IntersectionObserver((all) => {
  for (const { target, isIntersecting } of all) {
    if (isIntersecting && !told.has(target)) setTimeout(() => told.has(target) || lose(target as HTMLIFrameElement, "the frame does not answer"), patience);
  }
});

/** A frame that has not begun to load is still of this page's origin, and one without an
 * origin hears nothing; both would only fill the console. They are greeted when they load. */
function greet(frame: HTMLIFrameElement): void {
  const { sandbox, contentDocument, contentWindow } = frame;
  if (sandbox.length > 0 && !sandbox.contains("allow-same-origin")) return;
  if (origin !== "null") seen.observe(frame); // else it does not answer
  if (contentDocument && origin !== base.origin) return;
  const ground = groundOf(frame);
  if (ground) frame.style.colorScheme = ground;
  else frame.style.removeProperty("color-scheme");
  contentWindow?.postMessage({ hub: "greeting", ground } satisfies Greeting, base.origin);
}

function greetAll(): void {
  frames().forEach(greet);
}

function resize(frame: HTMLIFrameElement, height: number): void {
  const { bottom } = frame.getBoundingClientRect();
  const style = getComputedStyle(frame);
  const edges = style.boxSizing !== "border-box" ? []
    : [style.borderTopWidth, style.borderBottomWidth, style.paddingTop, style.paddingBottom];
  const outer = edges.reduce((sum, edge) => sum + parseFloat(edge), Math.min(highest, Math.max(lowest, Math.ceil(height))));
  frame.style.setProperty("height", `${outer}px`, "important");
  if (!holds && bottom < 0) scrollBy(0, frame.getBoundingClientRect().bottom - bottom);
}

addEventListener("message", ({ source, origin, data }) => {
  if (origin !== base.origin || !source || !isAnswer(data)) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame) return;
  told.add(frame);
  if (!data.waits) resize(frame, data.height);
  if (data.lost) lose(frame, "the tool in the frame lacks something");
});

// Loading does not bubble, but is seen on the way down: of frames that come later, too.
document.addEventListener("load", ({ target }) => frames().includes(target as HTMLIFrameElement) && greet(target as HTMLIFrameElement), true);
greetAll();

// A page may change its colors while it is read.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", greetAll);
for (const element of [document.documentElement, document.body]) {
  new MutationObserver(greetAll).observe(element, { attributes: true });
  element.addEventListener("transitionend", ({ target }) => target === element && greetAll());
}
