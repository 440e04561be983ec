import { h } from "../shared/h.ts";
import type { Option } from "./snippet.ts";

/** A row of the table of options as a field: what is chosen there, or null for nothing. */
type Row = () => Option | null;

/** Puts a field into every row of a widget's table of options. Follow hears of changes,
 * with all that is chosen. */
export function choices(section: HTMLElement, { choose, language }: DOMStringMap, follow: (options: Option[]) => void): void {
  const rows = [...section.querySelectorAll<HTMLTableRowElement>("[data-option]")].map((row) => field(row, choose!, language ?? ""));
  section.querySelector("table")!.addEventListener("input", () => follow(rows.flatMap((row) => row() ?? [])));
}

function field(row: HTMLTableRowElement, choose: string, language: string): Row {
  const { option: name, type, several } = row.dataset as { option: string; type: string; several?: string };
  const option = (value: string, flag = false): Option | null => value || flag ? { name, value, flag } : null;
  const cell = row.cells[1]!;
  const label = `${choose}: ${name}`;
  if (name === "language") return () => option(language); // of this page, as in the snippets it shows
  if (type === "boolean") {
    const box = h("input", { type: "checkbox" });
    cell.append(h("p", { class: "options" }, h("label", {}, box, h("code", {}, name))));
    return () => box.checked ? option("", true) : null;
  }
  const values = [...row.querySelectorAll("li")].map((item) => item.textContent);
  row.querySelector("details")?.remove();
  if (several !== undefined) {
    const boxes = values.map((value) => h("input", { type: "checkbox", value }));
    cell.append(h("fieldset", { class: "options chips", "aria-label": label }, boxes.map((box) => h("label", {}, box, h("code", {}, box.value)))));
    return () => option(boxes.filter(({ checked }) => checked).map(({ value }) => value).join(" "));
  }
  const input = values.length > 0
    ? h("select", { "aria-label": label }, h("option", { value: "" }, "–"), values.map((value) => h("option", {}, value)))
    : h("input", { type: "text", "aria-label": label, autocomplete: "off", inputmode: type === "number" ? "decimal" : null });
  cell.append(h("label", {}, `${choose} `, input));
  return () => option(input.value.trim());
}
