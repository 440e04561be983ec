// What widgets say, in the words of widgets/languages as a hub has them.

/** A text with {name} places, or one for each plural form that {n} may ask for. */
export type Message = string | Record<string, string>;

/** What stands in the places. A number is written, and a list joined, as people of
 * the language do. */
export type Values = Record<string, string | number | readonly string[]>;

/** The message of a key. */
export type Say = (key: string, values?: Values) => string;

const rightToLeft = /[\u0590-\u08ff]/; // Hebrew to Arabic

const plain = "0123456789.";

/** "0.4" with the digits of a language and what stands before a fraction: its message "numerals". */
export function numerals(text: string, eleven = plain): string {
  return text.replace(/[\d.]/g, (c) => eleven[plain.indexOf(c)]!);
}

/** Messages may be added to words later. */
export function speaker(language: string, words: Record<string, Message>): Say {
  // Each is made when it is needed: that takes milliseconds on a slow phone, the numbers a tenth of a second.
  let plurals: Intl.PluralRules | undefined;
  let list: Intl.ListFormat | undefined;
  let numbers: Intl.NumberFormat | undefined;
  const number = (n: number) =>
    n < 1000 ? numerals(String(n), words["numerals"] as string | undefined) : (numbers ??= new Intl.NumberFormat(language)).format(n);
  const written = (value: Values[string]) =>
    typeof value === "object" ? (list ??= new Intl.ListFormat(language)).format(value) : typeof value === "number" ? number(value) : value;
  return (key, values = {}) => {
    const message = words[key] ?? key;
    const text = typeof message === "string" ? message : message[(plurals ??= new Intl.PluralRules(language)).select(values["n"] as number)] ?? message["other"]!;
    return text.replace(/{(\w+)}/g, (_, name: string) => {
      const value = values[name]!;
      // A phone number or a name in Latin letters must not turn what stands around it.
      return typeof value === "string" && rightToLeft.test(text) ? `\u2068${value}\u2069` : written(value);
    });
  };
}
