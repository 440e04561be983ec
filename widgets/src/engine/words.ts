// Words as they are compared when people search by text.

/** Without marks and apostrophes, in lower case: "Peña's" is "penas". */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/[\p{M}'’ʼ]/gu, "").toLowerCase().replaceAll("ς", "σ");
}

/** The folded words of a text: runs of letters and digits. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Its first three characters: what leads to a word's file. */
export function headOf(word: string): string {
  return /^.{0,3}/u.exec(word)![0];
}

/** Whether a word of a program answers one that was typed: it begins so, or is
 * equal to one of one or two characters. */
export function answers(word: string, typed: string): boolean {
  return word === typed || (/.../u.test(typed) && word.startsWith(typed));
}
