import type { Compliance } from '../../report/schema/disclosure.ts';
import { complianceOf } from '../../resolve/compliance.ts';
import type { Report } from '../../resolve/report.ts';

/** What a pack looks at. */
export interface PackReport {
  readonly report: Report;
  readonly data: Report['data'];
  readonly brand: Report['brand'];
  /** Answers of the report and, where it has none, of the house. */
  readonly answers: Compliance;
  /** The house rates the share itself. */
  readonly rates: boolean;
  /** The house has a target of its own. */
  readonly targets: boolean;
}

/** One thing that a rule asks of a note. */
export interface PackItem {
  /** As the rule counts: "(c)(2)", "article 4(1)(f)". */
  readonly section: string;
  /** Behind "asks": "whether the house makes a market", or a thing that is asked for. */
  readonly asks: string;
  /** Where it is answered: "ratings of brand.yaml", "compliance.updatePolicy". */
  readonly answer: string;
  /** Field of the report nearest to the answer, for the place of a finding. */
  readonly path?: readonly string[];
  /** Told to the author alone: nobody can answer it before the note goes out. */
  readonly later?: true;
  /** Whether it is asked of this note; of all when absent. */
  asked?(note: PackReport): boolean;
  answered(note: PackReport): boolean;
}

/** The questions of one body of rules, as data. Help for authors, no legal advice. */
export interface Pack {
  readonly id: string;
  /** As a lawyer cites it: "FINRA Rule 2241". */
  readonly name: string;
  readonly items: readonly PackItem[];
}

export function packReport(report: Report): PackReport {
  const { data, brand } = report;
  return {
    report,
    data,
    brand,
    answers: complianceOf(report),
    rates: data.rating?.owner === 'house',
    targets: data.target?.owner === 'house',
  };
}

/** A question on conflicts of interest, answered under `compliance.conflicts`. */
export function conflict(section: string, item: keyof NonNullable<Compliance['conflicts']>, asks: string): PackItem {
  return {
    section,
    asks,
    answer: `compliance.conflicts.${item}`,
    path: ['compliance', 'conflicts'],
    answered: ({ answers }) => answers.conflicts?.[item] !== undefined,
  };
}
