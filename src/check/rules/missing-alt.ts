import { catalogueType } from '../charts/plots.ts';
import { called, titleOf } from '../charts/words.ts';
import type { Rule } from '../rule.ts';

/** Verbs by which a title says what happened or what is. */
const VERB =
  /(?<![A-Za-zÀ-ɏ])(?:is|are|was|were|has|have|had|can|will|may|needs?|r[io]ses?|rose|risen|falls?|fell|grows?|grew|reach(?:es|ed)?|exceeds?|exceeded|lags?|leads?|led|stands?|stood|trades?|costs?|brings?|brought|makes?|made|gains?|gained|lost|loses?|keeps?|kept|holds?|held|remains?|returns?|returned|doubl(?:es|ed)|halved|widen(?:s|ed)|narrow(?:s|ed)|outpac(?:es|ed)|add(?:s|ed)|come|comes|came|beats?|missed|pays?|paid|shows?|accounts?|drives?|explains?|turn(?:s|ed)|improv(?:es|ed)|slow(?:s|ed)|ist|sind|war|waren|hat|haben|steigt|stieg|fällt|fiel|wächst|wuchs|liegt|lag|erreicht|bleibt|blieb|bringt|kostet|zeigt|trägt|sinkt|sank|übertrifft|verliert|gewinnt|hält|braucht|macht)(?![A-Za-zÀ-ɏ])|增长|增長|下降|下滑|上升|上涨|上漲|超过|超過|高于|高於|低于|低於|领先|領先|回升|达到|達到|贡献|改善|收窄|扩大|擴大|跑赢|跑贏|创|是|为|為|仍|已/iu;
/** A number with a unit is a message; a year is not. */
const AMOUNT = /\d(?:[.,]\d+)?\s?(?:%|x|×|倍|bn|mn|pp|bp|亿|億|Mrd|Mio)|[$€£¥]\s?\d/iu;

export const missingAlt: Rule = {
  id: 'missing-alt',
  group: 'charts',
  severity: 'info',
  about:
    'Who cannot see a picture hears its title and a description. A title that is only a label, "Revenue by segment", leaves nothing to hear; alt says it.',
  examples: {
    fires: [
      {
        text: '---\nkind: note\ntitle: Halden Marine\nexhibits:\n  sales:\n    title: Revenue by segment\n    subtitle: £mn\n    source: Annual report\n    rows: [{ year: "2024", revenue: 380 }]\n    chart: { mark: bar, encoding: { x: { field: year, type: nominal }, y: { field: revenue, type: quantitative } } }\n---\n\n::exhibit{#sales}\n',
        why: 'The title is a label.',
      },
    ],
    silent: [
      {
        text: '---\nkind: note\ntitle: Halden Marine\nexhibits:\n  sales:\n    title: Revenue rose by 8%\n    subtitle: £mn\n    source: Annual report\n    rows: [{ year: "2024", revenue: 380 }]\n    chart: { mark: bar, encoding: { x: { field: year, type: nominal }, y: { field: revenue, type: quantitative } } }\n---\n\n::exhibit{#sales}\n',
        why: 'The title says what is to be seen.',
      },
      {
        text: '---\nkind: note\ntitle: Halden Marine\nexhibits:\n  sales:\n    title: Revenue by segment\n    alt: Revenue rose from £380mn to £412mn.\n    subtitle: £mn\n    source: Annual report\n    rows: [{ year: "2024", revenue: 380 }]\n    chart: { mark: bar, encoding: { x: { field: year, type: nominal }, y: { field: revenue, type: quantitative } } }\n---\n\n::exhibit{#sales}\n',
        why: 'The description says it.',
      },
    ],
  },
  *check({ note: { report } }) {
    for (const exhibit of report?.exhibits ?? []) {
      const { content, alt } = exhibit;
      if (!report || content.kind === 'table' || alt !== undefined) continue;
      // Charts of the catalogue describe themselves.
      if (content.kind === 'chart' && (catalogueType(content.spec) !== undefined || content.spec['description'])) continue;
      const title = titleOf(exhibit, report);
      if (VERB.test(title) || AMOUNT.test(title) || title.split(/\s+/).length >= 8) continue;
      yield {
        message: `${called(exhibit)} has a label for its title and no alt: who cannot see it learns nothing.`,
        mend: 'Let the title say the finding, or write alt.',
        place: exhibit.place,
      };
    }
  },
};
