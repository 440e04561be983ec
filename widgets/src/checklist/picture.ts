// The support map as a picture: the person in the middle, those who help around,
// and a thread for each kind of help. The table beside it says the same.

import { svg } from "../shared/svg.ts";
import { label, line, person, width, type Layout, type Spot, type Tie } from "./layout.ts";

const gap = 5; // between threads
const pad = 6; // around everything

/** you: what the person is called. What it shows is in its classes: "tie band0 thread". */
export function picture({ spots, above, below }: Layout, you: string, title: string): SVGElement {
  return svg("svg", {
    viewBox: [-width / 2, -above - pad, width, above + below + 2 * pad],
    role: "img",
    "aria-label": title,
    part: "picture",
  },
    spots.map(threads),
    svg("circle", { class: "you", r: person }),
    svg("text", { class: "you", y: ".35em" }, you),
    spots.map(source));
}

/** They leave the person together and arrive side by side. */
function threads({ x, y, ties }: Spot): SVGElement[] {
  const long = Math.hypot(x, y);
  return ties.map(({ band, thread }: Tie, i) => {
    const side = (i - (ties.length - 1) / 2) * gap / long;
    const [across, up] = [-y * side, x * side];
    return svg("path", {
      class: `tie band${band}${thread ? " thread" : ""}`,
      d: `M0 0Q${x / 2 + 2 * across} ${y / 2 + 2 * up} ${x + across} ${y + up}`,
    });
  });
}

/** Somebody's task or a set group is square, what grew on its own is round; both grow with what they give. */
function source({ source: { formal }, x, y, lines, ties }: Spot): SVGElement {
  const r = Math.min(14 + ties.length, 22);
  const first = y < 0 ? -r - 8 - (lines.length - 1) * line : r + 8 + line * 0.75;
  return svg("g", { transform: `translate(${x} ${y})` },
    svg("rect", { x: -r, y: -r, width: 2 * r, height: 2 * r, rx: formal ? 5 : r }),
    lines.map((text, i) => svg("text", {
      y: first + i * line,
      ...(text.length > 15 && { textLength: label, lengthAdjust: "spacingAndGlyphs" }),
    }, text)));
}
