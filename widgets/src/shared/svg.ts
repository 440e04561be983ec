/** An SVG element with its attributes and children, made node by node as h does; what is falsy among children is left out. */
export function svg(name: string, attributes: Record<string, unknown>, ...children: unknown[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) element.setAttribute(key, String(attributes[key]));
  element.append(...children.flat(Infinity).filter(Boolean) as (Node | string)[]);
  return element;
}
