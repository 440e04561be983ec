// Space for what a widget is about to show, so that nothing below it jumps. As heights
// depend on a hub's words they are near, and what is too much stays until somebody acts.
// Until this runs a page may keep as much by a style of its own: space.go in generator/internal/plan.

/** How high widgets open, in em: in a wide column, and in narrow ones so much less for each em
 * of width. Measured on the example hub; where it is more than the window, that is enough. */
const heights: Record<string, [wide: number, narrow: number, less: number]> = {
  checklist: [25, 57, 0.8],
  contacts: [60, 116, 1.5],
  finder: [200, 0, 0],
  plan: [74, 100, 0.8],
  saved: [18, 33, 0.33],
  suggestions: [31, 85, 1.2],
};

/** As high as one with parts left out, in em. What narrows a widget, or makes it compact, leaves it about as high. */
const cut = 24;

const ends = ["hub:error", "pointerdown", "keydown"];

/** For a widget that is in its place and not yet defined. The page says another height in
 * --hub-reserve. It ends with an error, or when somebody does something in the widget. */
export function reserve(widget: HTMLElement): void {
  const [wide, narrow, less] = heights[widget.localName.slice(4)]!;
  const width = (widget.parentElement!.clientWidth || innerWidth) / parseFloat(getComputedStyle(widget).fontSize);
  const height = Math.min(widget.dataset["hubHide"] === undefined ? Infinity : cut, Math.max(wide, narrow - less * width));
  const { style } = widget;
  style.setProperty("min-block-size", `var(--hub-reserve,min(${height}em,100vh))`, "important");
  // Unknown elements are parts of lines. Later the widget's own style sees to that: the page may say "none".
  const { display, visibility } = getComputedStyle(widget);
  const isHidden = (display === "none" || visibility !== "visible") && hidesUndefined(widget);
  if (display === "inline" || isHidden) style.setProperty("display", "block", "important");
  if (isHidden) style.setProperty("visibility", "inherit", "important");
  const release = () => {
    free(style);
    for (const end of ends) widget.removeEventListener(end, release);
  };
  widget.addEventListener("hub:ready", () => unblock(style), { once: true });
  for (const end of ends) widget.addEventListener(end, release);
}

/** Whether the page hides what is not defined yet, as those do that use such elements: the link in
 * ours is the way to help, and may be all that ever comes. */
function hidesUndefined(widget: HTMLElement): boolean {
  const other = document.createElement("hub-undefined");
  widget.after(other);
  const { display, visibility } = getComputedStyle(other);
  other.remove();
  return display === "none" || visibility !== "visible";
}

/** Only what reserve has set, and the page has not set since. */
export function unreserve({ style }: HTMLElement): void {
  if (free(style)) unblock(style);
}

function free(style: CSSStyleDeclaration): boolean {
  const isOurs = style.minBlockSize.startsWith("var(--hub-reserve");
  if (isOurs) style.removeProperty("min-block-size");
  return isOurs;
}

function unblock(style: CSSStyleDeclaration): void {
  for (const [name, ours] of [["display", "block"], ["visibility", "inherit"]] as const) {
    if (style.getPropertyValue(name) === ours && style.getPropertyPriority(name)) style.removeProperty(name);
  }
}
