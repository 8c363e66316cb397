import { DISCLAIMER } from '../../report/import/closing.ts';
import type { Place } from '../../shared/place.ts';
import type { Note } from '../note/note.ts';
import { spansOf } from '../note/note.ts';
import type { Rule } from '../rule.ts';

/** A rating or a target. */
const CALL =
  /\b(?:price targets?|target prices?|target price range|rating distribution|analyst ratings?|(?:our|we) (?:rating|rate)|rating: ?\p{L}|(?:buy|sell|hold|overweight|underweight|outperform) rating|(?:upgrade|downgrade|initiate)[sd]?\b[^.]{0,40}\b(?:buy|sell|hold|overweight|underweight|outperform))\b|kursziel|empfehlungsverteilung|anlageurteil|(?:kaufen|halten|verkaufen)-(?:empfehlung|rating)|目标价|目標價|评级|評級/iu;
/** Words of a disclosure. */
const DISCLOSURE =
  /\bcertif(?:y|ies|ied|ication)\b|conflicts? of interest|\b(?:holds?|held|owns?|has|have) (?:no |a |any )?(?:long |short |net )?(?:positions?|shares|financial interests?|beneficial)|beneficial(?:ly)? own|compensation|remuneration|market[- ]?mak(?:er|ing)|lead manager|investment banking (?:services|client)|important disclosures|disclosures?(?:\s|:|$)|interessenkonflikt|hält (?:keine |eine )?(?:aktien|position|beteiligung)|offenlegung|vergütung|market maker|利益冲突|利益衝突|分析师声明|分析師聲明|分析师承诺|持有[^，。；]{0,16}(?:股份|股票|头寸|頭寸)|执业证书|執業證書|薪酬|披露/iu;

export const disclaimerOnly: Rule = {
  id: 'disclaimer-only',
  group: 'words',
  severity: 'warning',
  about:
    'A sentence that a note is no advice does not replace disclosures: with a rating or a target, readers are owed the interests of its author, the meaning of the rating and the basis of the target (FINRA rule 2241(c), Regulation (EU) 2016/958).',
  examples: {
    fires: [
      {
        text: 'Halden Marine\n\nTarget price: $41.00\n\nThis note is for informational purposes only and does not constitute investment advice.',
        why: 'A target with a disclaimer and nothing else.',
      },
      {
        text: 'Nordhalde Pumpen\n\nDas Kursziel beträgt 50 €.\n\nDiese Studie dient nur zur Information und ist keine Anlageberatung.',
        why: 'In German.',
      },
      { text: '云梯机器人\n\n平均目标价75.00元。\n\n以上内容仅供参考，不构成投资建议。', why: 'In Chinese.' },
      {
        text: '---\nkind: note\ntitle: Halden Marine\nrating: { current: Buy }\ndisclaimer: This note is for informational purposes only.\n---\n\nFreight rates held.',
        why: 'A report with a rating and no disclosures.',
      },
    ],
    silent: [
      {
        text: 'Halden Marine\n\nTarget price: $41.00\n\nThe analyst holds no shares of Halden Marine and certifies that the views are her own. This note is no investment advice and for information purposes only.',
        why: 'Interests are disclosed.',
      },
      {
        text: 'Halden Marine\n\nRevenue rose 4% in 2025.\n\nThis note is for informational purposes only.',
        why: 'No rating and no target.',
      },
      {
        text: '---\nkind: note\ntitle: Halden Marine\nrating: { current: Buy }\ndisclosures:\n  - { title: Interests, text: The house holds no shares. }\ndisclaimer: This note is for informational purposes only.\n---\n\nFreight rates held.',
        why: 'A report with disclosures.',
      },
    ],
  },
  *check({ note }) {
    const place = note.report ? inReport(note, note.report) : inDraft(note);
    if (place === undefined) return;
    yield {
      message: 'The note gives ratings or targets and disclaims advice, but it discloses nothing.',
      mend: 'Disclose the interests of author and house, the meaning and horizon of the rating, and the basis of the target.',
      place,
    };
  },
};

function inReport(note: Note, report: NonNullable<Note['report']>): Place | undefined {
  const { rating, target, ratingDistribution, targetRange, disclosures, disclaimer } = report.data;
  const hasCall = [rating, target, ratingDistribution, targetRange].some((part) => part !== undefined);
  if (!hasCall || disclosures.length > 0 || disclaimer === undefined || !DISCLAIMER.test(disclaimer)) return undefined;
  for (const { span } of spansOf(note)) if (DISCLOSURE.test(span.text)) return undefined;
  return report.locate(['disclaimer']);
}

/** Place of the disclaimer of a draft that holds a call and no disclosure. */
function inDraft(note: Note): Place | undefined {
  let hasCall = false;
  let found: (() => Place) | undefined;
  for (const { span } of spansOf(note)) {
    if (found === undefined && DISCLAIMER.test(span.text)) found = () => span.place();
    if (DISCLOSURE.test(span.text)) return undefined;
    hasCall ||= CALL.test(span.text);
  }
  return hasCall ? found?.() : undefined;
}
