// The support map as a picture: the person in the middle, those who help around,
// and a thread for each kind of help. The table beside it says the same.

import { svg } from "../shared/h.ts";
import { box, inset, line, person, width, type Layout, type Spot } from "./layout.ts";

const gap = 4.5; // between threads
const pad = 6; // around everything
const long = 13; // letters that fit into a box as they are

/** you: what the person is called. Classes tell what a thread is: "band0 thread". */
export function picture({ spots, above, below }: Layout, you: string, title: string): SVGElement {
  return svg("svg", {
    viewBox: [-width / 2, -above - pad, width, above + below + 2 * pad],
    role: "img",
    "aria-label": title,
    part: "picture",
  },
    spots.map(threads),
    svg("circle", { r: person }),
    svg("text", { class: "you", y: ".35em" }, you),
    spots.map(source));
}

/** They leave the person together and arrive side by side. */
function threads({ x, y, ties }: Spot): SVGElement[] {
  const length = Math.hypot(x, y);
  return ties.map((tie, i) => {
    const side = (i - (ties.length - 1) / 2) * gap / length;
    const [across, up] = [-y * side, x * side];
    return svg("path", {
      class: tie,
      d: `M0 0Q${x / 2 + across * 1.5} ${y / 2 + up * 1.5} ${x + across} ${y + up}`,
    });
  });
}

/** Somebody's task or a set group has corners; what grew on its own is round. */
function source({ source: { formal }, x, y, lines }: Spot): SVGElement {
  const tall = inset + lines.length * line;
  return svg("g", { transform: `translate(${x} ${y})` },
    svg("rect", { x: -box / 2, y: -tall / 2, width: box, height: tall, rx: formal ? 4 : 22 }),
    lines.map((text, i) => svg("text", {
      y: (i + 0.8) * line - (tall - inset) / 2,
      ...(text.length > long && { textLength: box - 10, lengthAdjust: "spacingAndGlyphs" }),
    }, text)));
}
