import type { Ground } from "./message.ts";

const light = 0.6; // luminance from which on dark text can be read with ease
const dark = 0.035; // and light text up to here

/** What stands behind an element. A picture or a color in between is neither. */
export function groundOf(element: Element): Ground {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== "none") return "";
    const color = numbers(backgroundColor);
    if (color?.[3] === 0) continue;
    if (!color || color[3]! < 1) return "";
    const here = luminance(color);
    return here >= light ? "light" : here <= dark ? "dark" : "";
  }
  // The browser's own ground: what the page writes on it with shows which.
  const text = numbers(getComputedStyle(document.body).color);
  return !text ? "" : luminance(text) < 0.5 ? "light" : "dark";
}

/** "rgb(1, 2, 3)" or "rgba(1, 2, 3, 0.4)" as four numbers; null for other ways to say a color. */
function numbers(color: string): number[] | null {
  const said = /^rgba?\(([^)]*)\)$/.exec(color)?.[1]?.split(",").map(Number);
  return said ? [...said, 1] : null;
}

function luminance(color: number[]): number {
  const [red, green, blue] = color.map((part) => (part / 255) ** 2.2);
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
