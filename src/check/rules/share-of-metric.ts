import { allowed } from '../arithmetic/allowed.ts';
import { byMetric } from '../arithmetic/identity.ts';
import { gap, middle, over, scaled, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { between, bySentence } from '../arithmetic/sentences.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import { mentionsIn } from '../claims/metrics.ts';
import type { Noticed, Rule } from '../rule.ts';

const OF = /^\s?(?:of|der|des|vom|von)\s(?:the\s|its\s|our\s|group\s|total\s|all\s)*/iu;
const PART_BEFORE =
  /^[\s,，(（]*(?:(?:or|equal to|which is|equals|makes? up|made up|accounts? for|represents?|is|are|was|were|amounts? to|entspricht|oder|=)\s?)?(?:about\s|rund\s)?$/iu;

export const shareOfMetric: Rule = {
  id: 'share-of-metric',
  group: 'arithmetic',
  severity: 'error',
  about: '"$1.2 billion, or 85% of net income" must agree with the net income that the note prints; "1.8 times" likewise.',
  examples: {
    fires: [
      { text: '# Halden\n\nRevenue was $688m. Recurring revenue of $561m makes up 76.5% of revenue.', why: 'It is 81.5%.' },
      {
        text: '# Halden\n\nShare price: $55.10. The distribution amounts to $1.21, or 3.4% of the share price.',
        why: 'It is 2.2%.',
      },
      {
        text: '# Halden\n\nLTM adjusted EBITDA is €520m.\n\nThe article put the enterprise value at around €3.6bn. That is 7.4x LTM adjusted EBITDA, below the 8.0x paid in 2023.',
        why: 'It is 6.9x, and "about" does not explain it.',
      },
      { text: '# 海登\n\n股东应占净利润9.8亿元。自由现金流17.7亿元，为净利润的1.2倍。', why: '应为1.8倍。' },
    ],
    silent: [
      { text: '# Halden\n\nRevenue was $688m. Recurring revenue of $561m makes up 81.5% of revenue.', why: 'It is right.' },
      {
        text: '# Halden\n\nFree cash flow was €84m, 6.2% of gross debt, after €112m of interest and €141m of capex.',
        why: 'The interest is not the debt.',
      },
    ],
  },
  *check({ claims }) {
    const groups = byMetric(claims);
    const sentences = bySentence(claims);
    yield* ofNamed(sentences, groups);
    for (const sentence of sentences) {
      for (const [at, share] of sentence.entries()) {
        if ((share.unit !== '%' && share.unit !== 'x') || share.range !== undefined) continue;
        const part = sentence[at - 1];
        if (part === undefined || part.range !== undefined || part.unit === '%' || part.unit === 'x' || part.unit === '')
          continue;
        const found = judge(share, part, namedWhole(share, part), groups);
        if (found) yield found;
      }
    }
  },
};

/** "7.4x LTM adjusted EBITDA", "dem 7,4-Fachen des bereinigten EBITDA": what is named behind a multiple without a number of its own. */
const OF_NAMED =
  /^\s(?:(?:of|the|its|our|des|vom|seines|ihres|unseres|LTM|TTM|NTM|trailing|forward|adjusted|reported|underlying|annual|annualised|expected|group|bereinigten|erwarteten|laufenden|(?:FY)?\s?(?:20)?\d\d[EeF]?)\s){0,4}$/iu;
/** What leads from the amount to its multiple across the end of a sentence. */
const THAT_IS =
  /^[^\d;；]{0,12}[.。]\s?(?:(?:that|this|it)\s(?:is|was|equals|represents|implies|would be|values it at)|das (?:ist|sind|entspricht)(?: dem| das)?|entsprechend dem|这?相当于|這?相當於|这?对应|這?對應)\s?(?:about |around |some |rund |etwa |约|約)?$/iu;

/** An enterprise value with its multiple of what the note prints elsewhere. */
function* ofNamed(sentences: readonly (readonly Claim[])[], groups: ReturnType<typeof byMetric>): Generator<Noticed> {
  for (const [nth, sentence] of sentences.entries()) {
    for (const [at, ratio] of sentence.entries()) {
      if (ratio.unit !== 'x' || ratio.range !== undefined || ratio.quoted || ratio.motion === 'from') continue;
      const part = sentence[at - 1] ?? sentences[nth - 1]?.at(-1);
      if (part === undefined || part.span !== ratio.span || part.metric !== 'enterpriseValue' || part.range !== undefined)
        continue;
      const lead = between(part, ratio);
      if (!PART_BEFORE.test(lead) && !THAT_IS.test(lead)) continue;
      const behind = ratio.span.text.slice(ratio.end, ratio.end + 50);
      const mention = mentionsIn(behind)[0];
      if (mention === undefined || !WORTH.has(mention.metric.id) || !OF_NAMED.test(behind.slice(0, mention.start))) continue;
      // An amount right behind the name is judged by another rule.
      const next = sentence[at + 1];
      if (next !== undefined && next.start - ratio.end - mention.end < 12) continue;
      const period = yearNamed(behind.slice(0, mention.start));
      const wholes = (groups.get(mention.metric.id) ?? []).filter(
        (each) => period === undefined || each.period?.key === period.key,
      );
      const found = judge(
        ratio,
        { ...part, qualifier: undefined, period },
        mention.metric.id,
        new Map([[mention.metric.id, wholes]]),
      );
      if (found) yield { ...found, severity: 'warning' };
    }
  }
}

/** "3.8x FY2026E sales": only the sales of that year. */
function yearNamed(words: string): Claim['period'] {
  const [text, digits] = /(?<!\d)(?:20)?(\d\d)(?=[EeF]?\s)/u.exec(words) ?? [];
  if (text === undefined) return undefined;
  const year = 2000 + Number(digits);
  return { kind: 'year', text, year, part: undefined, fiscal: false, key: String(year) };
}

/** What an enterprise is held against. */
const WORTH = new Set(['ebitda', 'operatingProfit', 'revenue']);

/** The metric that a share is of; `revenue` for "the total". */
function namedWhole(share: Claim, part: Claim): string | undefined {
  const { text } = share.span;
  const behind = text.slice(share.end, share.end + 50);
  const of = OF.exec(behind);
  if (of !== null && PART_BEFORE.test(between(part, share))) {
    const rest = behind.slice(of[0].length);
    const [mention] = mentionsIn(rest);
    if (mention?.start === 0) return mention.metric.id;
    if (/^(?:share )?price(?!\p{L})/iu.test(rest)) return 'price';
    if (/(?:total|all)\s?$/iu.test(of[0]) || /^total(?!\p{L})/iu.test(rest))
      return part.metric === 'revenue' ? 'revenue' : undefined;
  }
  const lead = between(part, share);
  const han = /^，?(?:为|為|相当于|相當於|占|佔)(.{1,12})的(?:约|約)?$/u.exec(lead);
  return han === null ? undefined : mentionsIn(han[1] as string)[0]?.metric.id;
}

/** "6.2% of gross debt, after €112m of interest": what is named behind the share ends at the comma. */
function isNextAmount(each: Claim, share: Claim): boolean {
  if (each.span !== share.span || each.sentence !== share.sentence || each.start < share.end) return false;
  return /[,，;；]|(?<!\p{L})(?:after|before|and|nach|vor|und)(?!\p{L})/iu.test(share.span.text.slice(share.end, each.start));
}

function judge(share: Claim, part: Claim, whole: string | undefined, groups: ReturnType<typeof byMetric>): Noticed | undefined {
  if (whole === undefined) return undefined;
  const factor = share.unit === '%' ? 100 : 1;
  const wholes = (groups.get(whole) ?? []).filter(
    (each) =>
      each.unit === part.unit &&
      each.range === undefined &&
      each.motion !== 'by' &&
      each !== part &&
      each.subject === '' &&
      !isNextAmount(each, share),
  );
  let nearest: Interval | undefined;
  for (const each of wholes) {
    if (part.period?.year !== undefined && each.period?.year !== undefined && part.period.key !== each.period.key) continue;
    const made = scaled(over(allowed(part), allowed(each)), factor);
    if (touch(made, allowed(share))) return undefined;
    if (nearest === undefined || gap(allowed(share), made) < gap(allowed(share), nearest)) nearest = made;
  }
  if (nearest === undefined || !Number.isFinite(nearest.low)) return undefined;
  const words = like(middle(nearest), share);
  const isNear = wholes.some((each) => each.span === part.span || each.metric === 'price');
  return {
    ...(isNear ? {} : { severity: 'warning' as const }),
    message: `${part.text} is told as ${share.text} of ${whole === 'price' ? 'the price' : 'what the note prints for it'}; it is ${words}.`,
    mend: `Correct it to ${words}, or one of the two amounts.`,
    place: share.place(),
  };
}
