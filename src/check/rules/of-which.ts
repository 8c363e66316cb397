import { allowed } from '../arithmetic/allowed.ts';
import { middle, plus, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { between } from '../arithmetic/sentences.ts';
import type { Claim } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

const OF_WHICH =
  /(?<!\p{L})(?:of which|of this|of that|of these|thereof|davon|darunter|split into|made up of|consisting of|comprising|contributed)(?!\p{L})|其中|当中|當中|包括/iu;

export const ofWhich: Rule = {
  id: 'of-which',
  group: 'arithmetic',
  severity: 'error',
  about: 'The parts that a text lists of an amount are not more than the amount, and where they are all of it they add up to it.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nErlöse: 4,13 Mrd. € im Halbjahr. Davon stammen 3,05 Mrd. € aus der Instandhaltung, 0,84 Mrd. € aus dem Neugeschäft und 0,30 Mrd. € aus dem militärischen Geschäft.',
        why: 'Die Teile ergeben 4,19.',
      },
      {
        text: '# Halden\n\nInstalled base: 2,140 systems, of which 1,310 in the US, 480 in Europe and 450 in Asia.',
        why: 'The parts are more than the whole.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nInstalled base: 2,140 systems, of which 1,310 in the US and 480 in Europe.',
        why: 'The rest is not named.',
      },
      {
        text: '# Halden\n\nRevenue was $8.34bn, of which tutoring $5.62bn, tests $1.38bn and books $1.34bn.',
        why: 'They add up.',
      },
    ],
  },
  *check({ claims }) {
    const prose = claims.filter(({ role, range }) => role !== 'cell' && range === undefined);
    for (const [at, whole] of prose.entries()) {
      const first = prose[at + 1];
      if (
        first === undefined ||
        first.span !== whole.span ||
        first.unit !== whole.unit ||
        first.unit === '%' ||
        first.unit === 'x'
      )
        continue;
      const lead = between(whole, first);
      // Rates and years before stand between the whole and its parts; they are other claims, so that only words are here.
      if (lead.length > 90 || !OF_WHICH.test(lead)) continue;
      yield* judge(whole, partsFrom(prose, at + 1));
    }
    for (const [at, first] of prose.entries()) {
      const before = prose.slice(Math.max(0, at - 4), at).filter((each) => each.span === first.span);
      const lead = before.length === 0 ? '' : between(before.at(-1), first);
      if (before.length < 2 || lead.length > 60 || !OF_WHICH.test(lead)) continue;
      if (before.at(-1)?.unit === first.unit) continue;
      const whole = before.findLast(
        (each) => each.unit === first.unit && each.motion !== 'from' && each.unit !== '%' && each.unit !== 'x',
      );
      if (whole !== undefined && whole !== before.at(-1)) yield* judge(whole, partsFrom(prose, at));
    }
  },
};

/** The numbers of one list in a sentence, all of one unit. */
function partsFrom(prose: readonly Claim[], start: number): readonly Claim[] {
  const first = prose[start] as Claim;
  const parts = [first];
  for (const claim of prose.slice(start + 1, start + 12)) {
    const last = parts.at(-1) as Claim;
    if (claim.span !== first.span || claim.sentence !== first.sentence) break;
    if (claim.unit !== first.unit || claim.motion !== undefined) return [];
    if (!/^[^.;；。]{0,60}$/u.test(between(last, claim))) break;
    parts.push(claim);
  }
  return parts;
}

function* judge(
  whole: Claim,
  parts: readonly Claim[],
): Generator<{ message: string; mend: string; place: ReturnType<Claim['place']> }> {
  const last = parts.at(-1);
  if (parts.length < 2 || last === undefined || whole.value <= 0 || parts.some(({ value }) => value <= 0)) return;
  const sum = parts.map(allowed).reduce(plus);
  if (touch(sum, allowed(whole))) return;
  const isComplete = /(?:and|und|sowie|及|和|以及)\s?[^,，、]{0,40}$/iu.test(between(parts.at(-2), last));
  const near = Math.abs(middle(sum) / whole.value - 1) < 0.06 && isComplete && parts.length > 2;
  if (sum.low <= allowed(whole).high && !near) return;
  if (middle(sum) > whole.value * 1.5) return;
  const made = like(middle(sum), whole);
  yield {
    message: `The parts add up to ${made}; the whole is ${whole.text}.`,
    mend: 'Correct the part that is wrong, or the whole.',
    place: last.place(),
  };
}
