import { ownTargetsOf, type StatedTarget, targetsByName } from '../call/own-targets.ts';
import { coversSeveral } from '../call/scope.ts';
import type { Note } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';

/** Targets are set to round amounts, a little off what a method gives. */
const ROUNDED = 0.015;

export const oneTarget: Rule = {
  id: 'one-target',
  group: 'consistency',
  severity: 'error',
  about:
    'A note has one price target for a share: at its head, in its table and in its conclusion. Old targets, those of a case, of a method and of the market are told as such.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nBuy | Price SEK 84.00 | Target SEK 105\n\nOn our SEK 112 target the shares would pay a dividend of 4%.',
        why: 'The amount stands before the word.',
      },
      {
        text: '# Werften\n\n| Titel | Kurs | Kursziel |\n|---|---|---|\n| Nordhalde | 41,20 | 47,00 |\n| Halden | 8,10 | 9,50 |\n\nNordhalde stufen wir weiter mit Kaufen ein, das Kursziel lautet 52 EUR.',
        why: 'The text differs from the table.',
      },
      {
        text: '# 检测\n\n| 公司 | 目标价（元） |\n|---|---|\n| 华谱计量 | 50.00 |\n| 嘉信认证 | 43.20 |\n\n**华谱计量（买入）。** 二期已于9月投产。我们维持买入评级，目标价47.00元。',
        why: '段首的公司，目标价与表不同。',
      },
      { text: '# 海登航运\n\n现价31.20元，目标价38.00元\n\n维持买入评级，目标价36.50元。', why: 'In Chinese.' },
    ],
    silent: [
      {
        text: '# Halden\n\nBuy | Price SEK 84.00 | Target SEK 105 (from SEK 98)\n\nWe raise our target from SEK 98 to SEK 105. Our bull case target is SEK 128. The average analyst target is SEK 101, and Ostrava’s price target is SEK 40.',
        why: 'Old, new, a case, the market and another share.',
      },
      {
        text: '# Halden\n\nBuy | Price 684p | Target 790p\n\nOur target is 15 times the 52.7p for 2026.',
        why: 'A multiple.',
      },
    ],
  },
  *check({ note }) {
    const byName = targetsByName(note.blocks);
    const told = ownTargetsOf(note);
    if (byName.size > 1) yield* againstTable(note, told, byName);
    else if (!coversSeveral(note)) yield* againstFirst(told);
  },
};

/** A line that gives a price of its own below the head is that of another share. */
const OTHER_HEAD =
  /(?<![A-Za-zÀ-ɏ])(?:price|last|close|kurs|schlusskurs)(?![A-Za-zÀ-ɏ])\s?[:：]?\s?(?:[A-Z]{0,3}\s?[$€£¥]?)(\d[\d.,]*)|(?:现价|現價|股价|股價|收盘价|收盤價)\s?[:：]?\s?(\d[\d.,]*)/iu;

function isOfAnotherShare({ sentence, isHead }: StatedTarget, first: StatedTarget): boolean {
  const price = OTHER_HEAD.exec(sentence);
  return !isHead && price !== null && !first.sentence.includes((price[1] ?? price[2]) as string);
}

function* againstFirst(told: readonly StatedTarget[]): Generator<Noticed> {
  const first = told.find(({ isHead }) => isHead) ?? told[0];
  if (first === undefined) return;
  const values = new Set(told.map(({ value }) => value));
  for (const target of told) {
    // Another currency is another line of the share.
    if (target === first || !isComparable(target, first) || isSame(target, first)) continue;
    if (isOfAnotherShare(target, first)) continue;
    yield conflict(target, first, first.isHead && !first.isValue && !target.isValue && values.size === 2);
  }
}

/** Of several shares, a sentence that names one of them. */
function* againstTable(note: Note, told: readonly StatedTarget[], byName: ReadonlyMap<string, StatedTarget>): Generator<Noticed> {
  for (const target of told) {
    const inside = [...byName].filter(([name]) => target.sentence.includes(name));
    // "Halden (buy). The plant opened in June. Our target is …": whose it is, the head of the paragraph says.
    const named =
      inside.length > 0 ? inside : [...byName].filter(([name]) => target.opening?.replace(/^\P{L}+/u, '').startsWith(name));
    const [only] = named;
    if (only === undefined || named.length > 1) continue;
    const [, own] = only;
    if (
      isComparable(target, own) &&
      !isSame(target, own) &&
      !note.blocks.some((block) => block.kind === 'table' && block.head.some(({ text }) => text === target.sentence))
    )
      yield conflict(target, own, false);
  }
}

function isComparable(a: StatedTarget, b: StatedTarget): boolean {
  return a.currency === b.currency || a.currency === '' || b.currency === '';
}

/** The same to the digits that are printed; a computed value may be rounded to a target. */
function isSame(a: StatedTarget, b: StatedTarget): boolean {
  const apart = Math.abs(a.value - b.value);
  const isRounded = a.half !== b.half || a.isValue || b.isValue;
  return apart <= Math.max(a.half, b.half) + 1e-9 || (isRounded && apart <= ROUNDED * Math.max(a.value, b.value));
}

function conflict(target: StatedTarget, other: StatedTarget, sure: boolean): Noticed {
  return {
    ...(sure ? {} : { severity: 'warning' as const }),
    message: `The target is ${target.text} here and ${other.text} in line ${other.place.line}.`,
    mend: 'Correct the one that is wrong, or say of which day, case or method it is.',
    place: target.place,
  };
}
