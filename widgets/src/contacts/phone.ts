const ten = /\d{3} ?\d{3} ?\d{4}/.source;
/** One number in groups of digits: with its country, with a 0, or neither; short codes. */
const shape = /^(\+(\d ?){7,15}|0( ?\d){6,14}|[1-9]( ?\d){6,11}|\d{3,6}|\d{3} \d{3}|\d \d \d)$/;
/** Digits that belong to no number: "988 741741", "… 5", hours before or after ten digits. */
const surplus = new RegExp(String.raw`^(988|[2-9]11) \d{3,6}$|\d\d.* \d$|^(?![+0])(?!${ten}$).*\b${ten}\b`);
const extension = /^[\s,;.(-]*(x|ext\p{L}*|press|op\p{L}*|تحويلة|#)[\s.:#]*\d{1,6}\P{N}*$/iu;

/** "+13035550100" of a number as people type it; "" when it isn't plain that all
 * digits are of one number: "24/7", two numbers, "*67", letters in place of digits.
 * An extension is left out, and so are words. */
export function dialable(typed: string): string {
  const text = typed
    .replace(/\p{Cf}/gu, "") // unseen marks that come along with a copied number
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/(\+.*?)\(0\)/, "$1"); // not dialled from abroad
  const [, before = "", number = "", after = ""] =
    /^([^\p{N}*#+]*)(\+?[\s(]*\d(?:[\d\s().‐-―−-]*\d)?)(.*)/su.exec(text) ?? [];
  const groups = number.replace(/[^\d+]+/g, " ").replace("+ ", "+");
  const digits = groups.replaceAll(" ", "");
  const isLong = digits.length > 8 || /^(988|[2-9]11)$/.test(digits); // "1 800 FLOWERS" is not
  const isAside = !/\p{L}[‐-―−-]?$/u.test(before) &&
    (extension.test(after) || !(isLong ? /^[.‐-―−-]?\p{L}|\p{N}/u : /[\p{L}\p{N}]/u).test(after));
  return isAside && shape.test(groups) && !surplus.test(groups.replace(new RegExp(`^\\+?1 ?(?=${ten}\\b)`), "")) ? digits : "";
}
