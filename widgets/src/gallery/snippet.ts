// Puts options into a snippet that the page shows, as plan.Snippet would have written it:
// generator/internal/plan/testdata/snippets.json holds the two together.

/** An option of a widget; a flag has no value. */
export interface Option {
  name: string;
  value: string;
  flag: boolean;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** For HTML text, and for values between double quotes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character]!);
}

/** A snippet in any of its forms, with these options in place of those it has. */
export function withOptions(snippet: string, options: Option[]): string {
  if (snippet.startsWith("[")) return snippet.replace(/^(\[\w+).*/, (_, name: string) => `${name}${shortcode(options)}]`);
  if (!snippet.includes("<iframe")) {
    return snippet.replace(/( data-hub="[^"]*")(?: data-hub-[a-z]+(?:="[^"]*")?)*/, (_, link: string) => link + attributes(options));
  }
  return snippet.replace(/ src="([^"#]*)[^"]*"/, (_, page: string) => ` src="${page}${escaped(fragment(options))}"`);
}

function attributes(options: Option[]): string {
  return options.map(({ name, value, flag }) => ` data-hub-${name}${flag ? "" : `="${escaped(value)}"`}`).join("");
}

function shortcode(options: Option[]): string {
  return options.map(({ name, value, flag }) => ` ${name}${flag ? "" : `="${value.replace(/["[\]<>]/g, " ")}"`}`).join("");
}

/** The language is in the path of the frame's page. */
function fragment(options: Option[]): string {
  const parts = options.filter(({ name }) => name !== "language").map(({ name, value, flag }) => flag ? name : `${name}=${encoded(value)}`);
  return parts.length > 0 ? `#${parts.join("&")}` : "";
}

function encoded(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
