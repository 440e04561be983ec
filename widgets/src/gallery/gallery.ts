// On the hub's page of snippets (/embed/): buttons that copy, options that change the
// snippets and the tool beside them, tools that begin when they are opened, and what they
// have fetched. The page says everything without it.

import { choices } from "./choices.ts";
import { copyButton } from "./copy.ts";
import { log } from "./log.ts";
import { withOptions, type Option } from "./snippet.ts";

const gallery = document.querySelector<HTMLElement>(".gallery")!;
gallery.querySelectorAll<HTMLElement>("[data-widget]").forEach(follow);
log(document.getElementById("log")!);

function follow(section: HTMLElement): void {
  const title = section.querySelector("h2")!.textContent;
  const fields = [...section.querySelectorAll("textarea")];
  for (const field of fields) {
    field.after(copyButton(field, gallery.dataset, title));
    field.addEventListener("focus", () => field.select());
  }
  begin(section.querySelector("details.try")!, section.dataset["widget"]!);
  const plain = fields.map(({ value }) => value);
  choices(section, gallery.dataset, (options) => {
    fields.forEach((field, i) => field.value = withOptions(plain[i]!, options));
    narrow(section, options);
  });
}

/** A tool is fetched when it is first opened. */
function begin(details: HTMLDetailsElement, widget: string): void {
  details.addEventListener("toggle", () => details.querySelector<HTMLElement>(`a[data-tool]`)!.dataset["hub"] = widget, { once: true });
}

/** The tool beside, or the link that it will grow from, follows the options. Its language
 * is the page's. */
function narrow(section: HTMLElement, options: Option[]): void {
  const link = section.querySelector<HTMLElement>("[data-tool]")!;
  for (const tool of [link, link.closest(`hub-${section.dataset["widget"]}`)]) {
    for (const { name } of [...tool?.attributes ?? []]) {
      if (name.startsWith("data-hub-") && !options.some((option) => `data-hub-${option.name}` === name)) tool!.removeAttribute(name);
    }
    for (const { name, value } of options) if (name !== "language") tool?.setAttribute(`data-hub-${name}`, value);
  }
}
