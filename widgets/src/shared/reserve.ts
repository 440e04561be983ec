// Space for what a widget is about to show, so that nothing below it jumps. As heights
// depend on a hub's words they are near, and what is too much stays until somebody acts.

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

const ends = ["hub:error", "pointerdown", "keydown"];

/** For a widget that is in its place and not yet defined. The page says another height in
 * --hub-reserve. It ends with an error, or when somebody does something in the widget. */
export function reserve(widget: HTMLElement): void {
  const [wide, narrow, less] = heights[widget.localName.slice(4)]!;
  const width = (widget.parentElement!.clientWidth || innerWidth) / parseFloat(getComputedStyle(widget).fontSize);
  const style = { display: "block", "min-block-size": `var(--hub-reserve,min(${Math.max(wide, narrow - less * width)}em,100vh))` };
  for (const [name, value] of Object.entries(style)) widget.style.setProperty(name, value, "important");
  const release = () => {
    for (const name in style) widget.style.removeProperty(name);
    for (const end of ends) widget.removeEventListener(end, release);
  };
  for (const end of ends) widget.addEventListener(end, release);
}
