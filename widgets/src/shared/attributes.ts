// What a page says on a widget by attributes, and what the console says when that can't be
// meant. Loaded for elements that have any, so it imports nothing that others have loaded.

const narrowing = "organization place radius needs kinds";

/** Options that only some have, and the parts that a page may leave out. */
const widgets: Record<string, [options: string, parts: string]> = {
  checklist: ["details", "form result safety strengths steps picture table reminder print"],
  contacts: ["", "contacts form boundary take card codes print"],
  finder: [`${narrowing} details`, "form place text facets narrowed results chips relaxed picture list card ask compare pick save share print"],
  plan: ["", "card print"],
  saved: ["details", "list card ask shared explored compare pick save share print file"],
  suggestions: [`${narrowing} similar details`, "form place narrowed list card relaxed reasons ask save dismiss panel"],
};

export function valueOf(element: Element, option: string): string {
  return element.getAttribute(`data-hub-${option}`)?.trim() ?? "";
}

/** Words of a value, with blanks or commas between. */
export function listOf(element: Element, option: string): string[] {
  return valueOf(element, option).split(/[\s,]+/).filter(Boolean);
}

const told = new Set<string>();

/** Tells whoever made the page, once: this was expected, so that is done. */
export function warn({ localName }: Element, option: string, value: string, expected: string, instead: string): void {
  const message = `<${localName}> data-hub-${option}="${value}": expected ${expected}; ${instead}`;
  if (told.size < told.add(message).size) console.warn(message);
}

/** Judges what is for all widgets, and gives a style that hides what the page leaves out. A part with
 * crisis lines shows as long as it has them. spoken: the language, of those that there are. */
export function heed(element: Element, spoken: string, languages: readonly string[]): string {
  const [own, parts] = widgets[element.localName.slice(4)]!;
  const known = `language hide compact ${own}`.trim().split(" ");
  for (const { name, value } of element.attributes) {
    const option = /^data-hub-(.+)/.exec(name)?.[1];
    if (!option) continue;
    if (!known.includes(option)) warn(element, option, value, `one of ${known.join(", ")}`, "it changes nothing");
    else if (/^(compact|details)$/.test(option) && !/^(true|false)?$/.test(value)) warn(element, option, value, "no value", "it is off");
  }
  const language = valueOf(element, "language");
  if (language && language !== spoken) warn(element, "language", language, `one of ${languages.join(", ")}`, `it speaks ${spoken}`);
  return listOf(element, "hide").map((part) => {
    if (parts.split(" ").includes(part)) return `[part~=${part}]:not(:has([part~=crisis])){display:none!important}`;
    warn(element, "hide", part, `some of ${parts.replaceAll(" ", ", ")}`, "nothing is hidden for it");
    return "";
  }).join("");
}
