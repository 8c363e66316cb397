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
      { text: '# 海登\n\n股东应占净利润9.8亿元。自由现金流17.7亿元，为净利润的1.2倍。', why: '应为1.8倍。' },
    ],
    silent: [
      { text: '# Halden\n\nRevenue was $688m. Recurring revenue of $561m makes up 81.5% of revenue.', why: 'It is right.' },
    ],
  },
  *check({ claims }) {
    const groups = byMetric(claims);
    for (const sentence of bySentence(claims)) {
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

function judge(share: Claim, part: Claim, whole: string | undefined, groups: ReturnType<typeof byMetric>): Noticed | undefined {
  if (whole === undefined) return undefined;
  const factor = share.unit === '%' ? 100 : 1;
  const wholes = (groups.get(whole) ?? []).filter(
    (each) => each.unit === part.unit && each.range === undefined && each.motion !== 'by' && each !== part && each.subject === '',
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
