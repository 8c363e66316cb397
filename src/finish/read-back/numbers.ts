/** A number as it is printed: digits with the marks that stand among them. A year, a day and a time are such. */
const NUMBER = /\d(?:[\d.,:/'\u2019]{0,40}\d)?/g;

/** The numbers of a text, each as it stands there. */
export function numbersIn(text: string): readonly string[] {
  return text.normalize('NFKC').match(NUMBER) ?? [];
}

/** Numbers that are explained: they stand in the document, or count its pages and items. */
export class ExplainedNumbers {
  readonly #numbers = new Set<string>();
  #counted = 0;

  add(text: string): void {
    for (const number of numbersIn(text)) this.#numbers.add(number);
  }

  /** Whole numbers up to this one are counters of the page. */
  countTo(last: number): void {
    this.#counted = Math.max(this.#counted, last);
  }

  has(number: string): boolean {
    return this.#numbers.has(number) || (/^\d{1,7}$/.test(number) && Number(number) <= this.#counted);
  }
}
