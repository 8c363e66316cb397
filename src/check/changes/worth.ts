import type { Claim } from '../claims/claim.ts';

/** Of what less is better. */
const LESS =
  /cost|expense|combined ratio|loss|efficiency ratio|npl|non-performing|bad (?:loan|debt)|churn|leverage|debt|vacanc|unemployment|jobless|default|arrears|delinquen|inventor|days|lead time|emission|burn|kosten|verlust|schulden|leerstand|arbeitslosen|ausfall|费用|費用|成本|不良|负债|負債|空置|失业|失業|杠杆|槓桿|亏损|虧損|赔付/iu;
/** Of what more is better. */
const MORE =
  /margin|profit|revenue|sales|turnover|earnings|eps|ebit|cash flow|return|roe|roic|roce|cet1|capital ratio|occupancy|market share|marge|gewinn|umsatz|ergebnis|rendite|auslastung|marktanteil|利润|利潤|毛利|净利|淨利|营收|營收|收入|息差|出租率|份额|份額/iu;

/** Whether more of what a number measures is better (1) or worse (-1); 0 where its words do not tell. */
export function worthOf({ span: { text }, sentence, start, label }: Claim): -1 | 0 | 1 {
  const words = `${label} ${text.slice(Math.max(sentence, start - 70), start)}`;
  const [less, more] = [LESS.test(words), MORE.test(words)];
  return less === more ? 0 : less ? -1 : 1;
}
