// Headings continue the page's outline, whatever page the widget is on.

/** The level below the last heading before element, but those of items of a list that it is not in: 2 to 5. */
export function headingLevel(element: Element): number {
  let level = 1;
  for (const heading of document.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
    const isAbove = heading.closest("li")?.contains(element) ?? true;
    if (isAbove && heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) {
      level = Number(heading.tagName[1]);
    }
  }
  return Math.min(level + 1, 5);
}

/** "h3" for 3, which is at least 2; at most "h6". */
export function headingName(level: number): "h2" | "h3" | "h4" | "h5" | "h6" {
  return `h${Math.min(level, 6) as 2 | 3 | 4 | 5 | 6}`;
}
