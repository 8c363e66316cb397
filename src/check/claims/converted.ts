import type { Context } from './context.ts';
import type { Mention } from './metrics.ts';
import type { PrintedNumber } from './numbers.ts';
import type { Sentence } from './sentences.ts';

const SAME =
  /^\s?(?:[,，]?\s?(?:or|i\.e\.|that\sis|equal\sto|equivalent\sto|also|das\ssind|bzw\.|beziehungsweise)\s|[(（=/]|[,，]?(?:即|约合|約合|折合|折|合|相当于|相當於))\s?(?:about\s|around\s|some\s|rund\s|etwa\s|约|約)?$/iu;

/** The name of an amount that is told again in another currency: "1.38元人民币，折合1.50港元". */
export function convertedFrom(
  number: PrintedNumber,
  { start }: Sentence,
  { bound, span: { text } }: Context,
): Mention | undefined {
  const last = bound.at(-1);
  if (last?.mention === undefined || last.mention.text === '' || last.number.start < start) return undefined;
  const { unit, end } = last.number;
  if (unit.length !== 3 || number.unit.length !== 3 || unit === number.unit) return undefined;
  return SAME.test(text.slice(end, number.start)) ? last.mention : undefined;
}
