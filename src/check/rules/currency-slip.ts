import { between, bySentence } from '../arithmetic/sentences.ts';
import type { Claim } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

const SAME = /^\s?(?:or|i\.e\.|that is|equal to|\(|（|=|\/|also|das sind|即|约合|約合|折合|合)\s?(?:about\s)?$/iu;

export const currencySlip: Rule = {
  id: 'currency-slip',
  group: 'arithmetic',
  severity: 'error',
  about:
    'The same digits in two currencies are one amount with the wrong sign: 402 million renminbi are not 402 million dollars.',
  examples: {
    fires: [
      { text: '# Halden\n\nOperating profit was RMB 402m or $402m at the average rate.', why: 'Both have the same digits.' },
      {
        text: '# Halden\n\nRevenue rose 5.6% to $47.3 billion in 2025.\n\n| RMB bn | 2024 | 2025 |\n|---|---|---|\n| Revenue | 44.8 | 47.3 |',
        why: 'The table is in renminbi.',
      },
    ],
    silent: [{ text: '# Halden\n\nOperating profit was RMB 402m or $57m at the average rate.', why: 'Converted.' }],
  },
  *check({ claims }) {
    for (const sentence of bySentence(claims)) {
      for (const [at, claim] of sentence.entries()) {
        const before = sentence[at - 1];
        if (before === undefined || !isOther(before, claim) || !SAME.test(between(before, claim))) continue;
        yield told(claim, before);
      }
    }
    const cells = claims.filter(({ cell, unit, metric }) => cell !== undefined && unit.length === 3 && metric !== undefined);
    const byName = Map.groupBy(cells, ({ metric, period }) => `${metric} ${period?.key ?? ''}`);
    for (const claim of claims) {
      if (claim.cell !== undefined || claim.unit.length !== 3 || claim.metric === undefined || claim.scale < 6) continue;
      const other = (byName.get(`${claim.metric} ${claim.period?.key ?? ''}`) ?? []).find(
        (cell) => cell.subject === claim.subject && isOther(cell, claim),
      );
      if (other) yield told(claim, other);
    }
  },
};

function isOther(a: Claim, b: Claim): boolean {
  return (
    a.unit.length === 3 && b.unit.length === 3 && a.unit !== b.unit && a.value !== 0 && Math.abs(a.value / b.value - 1) < 1e-6
  );
}

function told(claim: Claim, other: Claim) {
  return {
    message: `${claim.text} has the digits of ${other.text} (line ${other.place().line}) in another currency.`,
    mend: `Write ${other.unit}, or convert the amount.`,
    place: claim.place(),
  };
}
