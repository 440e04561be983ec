// Builds DOM node by node. Text stays text, styles stay in style sheets, so the
// widgets run under a strict content security policy with Trusted Types.

export type Child = Node | string | number | null | undefined | false | Child[];

/** Attributes by name; true is an empty attribute, false or null none. Names in
 * "on…" take listeners. */
export type Properties = Record<string, string | number | boolean | null | undefined | EventListener>;

export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, String(value));
  }
  const flat: unknown[] = (children as unknown[]).flat(Infinity);
  element.append(...flat.filter((child) => child != null && child !== false) as (Node | string)[]);
  return element;
}

/** An SVG element with its attributes and children, made node by node as h does; what is falsy among children is left out. */
export function svg(name: string, attributes: Record<string, unknown>, ...children: unknown[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) element.setAttribute(key, String(attributes[key]));
  element.append(...children.flat(Infinity).filter(Boolean) as (Node | string)[]);
  return element;
}
