import type { Claim } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

export const metricLabel: Rule = {
  id: 'metric-label',
  group: 'consistency',
  severity: 'warning',
  about: 'One thing has one name: a series that begins as "retail revenue" and goes on as "revenue" may mix two of them.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n- International retail business revenue is projected to reach $92 billion in 2025\n- International business revenue is projected to reach $110 billion in 2026',
        why: 'Two labels in one series.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n- International business revenue is projected to reach $92 billion in 2025\n- International business revenue is projected to reach $110 billion in 2026\n- Cloud revenue was $40 billion in 2025',
        why: 'One label, and another part.',
      },
    ],
  },
  *check({ claims }) {
    const told = new Set<string>();
    const known: Claim[] = [];
    for (const claim of claims) {
      if (
        claim.metric === undefined ||
        claim.subject === '' ||
        claim.cell !== undefined ||
        claim.unit.length !== 3 ||
        claim.period?.year === undefined
      )
        continue;
      const words = new Set(claim.subject.split(' '));
      const other = known.find((each) => {
        if (
          each.metric !== claim.metric ||
          each.unit !== claim.unit ||
          each.subject === claim.subject ||
          each.period?.year === claim.period?.year
        )
          return false;
        if (each.block?.section !== claim.block?.section) return false;
        const theirs = each.subject.split(' ');
        const shared = theirs.filter((word) => words.has(word)).length;
        // The one name within the other, with one word more.
        return (
          shared > 0 &&
          shared === Math.min(words.size, theirs.length) &&
          Math.abs(words.size - theirs.length) === 1 &&
          shared >= 2
        );
      });
      known.push(claim);
      const key = other && [claim.subject, other.subject].sort().join('|');
      if (other === undefined || key === undefined || told.has(key)) continue;
      told.add(key);
      yield {
        message: `"${claim.subject} ${claim.label.toLowerCase()}" here and "${other.subject} ${other.label.toLowerCase()}" in line ${other.place().line} read as one series, and may be two things.`,
        mend: 'Use one name, or say what tells them apart.',
        place: claim.place(),
      };
    }
  },
};
