import { isAbove } from '../arithmetic/interval.ts';
import { changesIn } from '../changes/changes.ts';
import type { Claim } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

export const currencyWay: Rule = {
  id: 'currency-way',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A rate that tells how many units of one currency another costs says which of them rose: with fewer pesos for a dollar the peso is stronger.',
  examples: {
    fires: [
      { text: '# Halden\n\nUSD/CLP went to 934 from 968, so the peso weakened further.', why: 'Fewer pesos for a dollar.' },
      { text: '# 海登\n\n美元兑人民币由7.25降至7.10，人民币贬值2.1%。', why: '人民币升值。' },
    ],
    silent: [
      {
        text: '# Halden\n\nUSD/CLP went to 934 from 968, so the peso strengthened; EUR/USD moved from 1.05 to 1.10 as the dollar softened.',
        why: 'Both agree.',
      },
    ],
  },
  *check({ claims }) {
    for (const { from, to, isEither, kind } of changesIn(claims)) {
      if (isEither || kind !== 'time' || from.unit.length === 3) continue;
      const real = isAbove(to, from) ? 1 : isAbove(from, to) ? -1 : 0;
      const [first, last] = from.start < to.start ? [from, to] : [to, from];
      const pair = pairBefore(first);
      const said = pair && movedIn(first.span.text.slice(first.sentence, last.end + 90), pair);
      if (pair === undefined || said === undefined || real === 0) continue;
      // A higher number makes the first of the pair dearer.
      const moved = said.isBase ? real : -real;
      if (moved === said.way) continue;
      yield {
        message: `From ${from.text} to ${to.text} of ${pair.base}/${pair.quote} the ${said.name} ${moved > 0 ? 'rose' : 'fell'}.`,
        mend: 'Turn the words, or the two numbers.',
        place: to.place(),
      };
    }
  },
};

interface Pair {
  readonly base: string;
  readonly quote: string;
}

/** Names of currencies; one name may be that of several. */
const NAMES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?<!\p{L})(?:us[- ]?)?dollars?(?!\p{L})|美元/iu, ['USD']],
  [/(?<!\p{L})euros?(?!\p{L})|欧元|歐元/iu, ['EUR']],
  [/(?<!\p{L})(?:sterling|pound|pfund)(?!\p{L})|英镑|英鎊/iu, ['GBP']],
  [/(?<!\p{L})(?:yen)(?!\p{L})|日元|日圓/iu, ['JPY']],
  [/(?<!\p{L})(?:swiss franc|franc|franken)(?!\p{L})|瑞士法郎|瑞郎/iu, ['CHF']],
  [/(?<!\p{L})(?:renminbi|yuan|rmb)(?!\p{L})|人民币|人民幣/iu, ['CNY', 'CNH']],
  [/(?<!\p{L})(?:pesos?)(?!\p{L})|比索/iu, ['MXN', 'CLP', 'COP', 'ARS', 'PHP']],
  [/(?<!\p{L})(?:real|reais)(?!\p{L})|雷亚尔/iu, ['BRL']],
  [/(?<!\p{L})(?:sol)(?!\p{L})/iu, ['PEN']],
  [/(?<!\p{L})(?:rand)(?!\p{L})|兰特/iu, ['ZAR']],
  [/(?<!\p{L})(?:rupee|rupie)(?!\p{L})|卢比|盧比/iu, ['INR', 'IDR']],
  [/(?<!\p{L})(?:won)(?!\p{L})|韩元|韓元/iu, ['KRW']],
  [/(?<!\p{L})(?:zloty)(?!\p{L})/iu, ['PLN']],
  [/(?<!\p{L})(?:lira)(?!\p{L})|里拉/iu, ['TRY']],
  [/(?<!\p{L})(?:krona|krone)(?!\p{L})|克朗/iu, ['SEK', 'NOK', 'DKK']],
];
const CODED = /(?<![A-Z])(?<base>[A-Z]{3})\s?\/\s?(?<quote>[A-Z]{3})(?![A-Z])[^\d.;]{0,50}$/u;
const HAN_PAIR =
  /(?<base>美元|欧元|歐元|英镑|英鎊|港元|港币)(?:兑|兌|对|對)(?<quote>人民币|人民幣|日元|日圓|美元|港元)[^\d。；]{0,24}$/u;

/** The pair of currencies that a rate is told of. */
function pairBefore({ span: { text }, sentence, start }: Claim): Pair | undefined {
  const before = text.slice(Math.max(sentence, start - 70), start);
  const coded = CODED.exec(before)?.groups ?? HAN_PAIR.exec(before)?.groups;
  return coded && { base: coded.base as string, quote: coded.quote as string };
}

const STRONGER =
  /^[^.,;，。；]{0,14}?(?:(?<!\p{L})(?:strengthen(?:ed|ing|s)?|appreciat(?:ed|ing|es)|firm(?:ed|ing|s|er)|rose|gained|rallied|recovered|stronger|wertete\s[^.,;]{0,20}auf|aufgewertet|erstarkte|legte\s[^.,;]{0,20}zu)(?!\p{L})|升值|走强|走強|走高)/iu;
const WEAKER =
  /^[^.,;，。；]{0,14}?(?:(?<!\p{L})(?:weaken(?:ed|ing|s)?|depreciat(?:ed|ing|es)|soften(?:ed|ing|s)?|fell|lost|slid|weaker|wertete\s[^.,;]{0,20}ab|abgewertet|schwächte\s|verlor)(?!\p{L})|贬值|貶值|走弱|走低)/iu;

/** Which of two currencies the words say moved, and which way. */
function movedIn(
  words: string,
  { base, quote }: Pair,
): { readonly isBase: boolean; readonly way: 1 | -1; readonly name: string } | undefined {
  const is = (codes: readonly string[], name: string, of: string) => codes.includes(of) || name === of;
  for (const [pattern, codes] of NAMES) {
    for (const match of words.matchAll(new RegExp(pattern.source, 'giu'))) {
      const [isBase, isQuote] = [is(codes, match[0], base), is(codes, match[0], quote)];
      if (isBase === isQuote) continue;
      const behind = words.slice(match.index + match[0].length);
      const way = STRONGER.test(behind) ? 1 : WEAKER.test(behind) ? -1 : 0;
      if (way !== 0) return { isBase, way, name: match[0] };
    }
  }
  return undefined;
}
