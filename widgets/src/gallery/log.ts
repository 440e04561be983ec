import { base } from "../shared/base.ts";
import { h } from "../shared/h.ts";

/** What this page has fetched for the tools, as the browser itself says: a table that grows. */
export function log(place: HTMLElement): void {
  const seen = new Map<string, number>();
  let others = 0;
  const note = (entries: PerformanceResourceTiming[]) => {
    for (const { name, encodedBodySize } of entries) {
      if (new URL(name).origin !== base.origin) others++;
      else if (name.startsWith(`${base.href}widgets/`) || name.startsWith(`${base.href}data/`)) seen.set(name, Math.max(seen.get(name) ?? 0, encodedBodySize));
    }
    show();
  };
  const show = () => {
    const { caption, file, bytes, none, others: elsewhere } = place.dataset as Record<string, string>;
    const size = new Intl.NumberFormat(document.documentElement.lang);
    const opened = [...seen].some(([name]) => name.includes("/data/"));
    place.replaceChildren(
      h("table", {}, h("caption", {}, caption),
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, file), h("th", { scope: "col" }, bytes))),
        h("tbody", {}, [...seen].map(([name, length]) => h("tr", {},
          h("th", { scope: "row" }, h("code", {}, name.slice(base.href.length))), h("td", {}, size.format(length)))))),
      h("p", {}, elsewhere!.replace("{n}", size.format(others))),
      opened ? "" : h("p", {}, none));
  };
  new PerformanceObserver((list) => note(list.getEntries() as PerformanceResourceTiming[])).observe({ type: "resource", buffered: true });
}
