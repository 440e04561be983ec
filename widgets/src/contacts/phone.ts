/** "+13035550100" of a number as people type it; "" when no number can be made out,
 * as with letters in place of digits. What follows it ("ext. 5") is left out. */
export function dialable(typed: string): string {
  const text = typed
    .replace(/\p{Cf}/gu, "") // unseen marks that come along with a copied number
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/(\+.*?)\(0\)/, "$1"); // not dialled from abroad
  const [number = ""] = /\+?\d[\d\s().\/‐-―−-]+\d(?![\d-]*(?!e?xt?)\p{L})/iu.exec(text) ?? [];
  const digits = number.replace(/[^\d+]/g, "");
  return /^\+?\d{3,15}$/.test(digits) ? digits : ""; // at most 15 by ITU-T E.164
}
