import { tabularText } from '../../data/fact.ts';
import { word } from '../../locale/locale.ts';
import { formatNumber } from '../../locale/numbers.ts';
import type { Report } from '../../resolve/report.ts';
import type { ProseHtml } from '../prose-html.ts';

/** Bear, base and bull as cards; the change against the price is computed when the report does not name it. */
export function scenarioCards(report: Report, prose: ProseHtml) {
  const { data, facts, locale } = report;
  const spot = data.price === undefined ? undefined : facts.get(data.price);
  return data.scenarios.map((scenario, i) => {
    const price = scenario.price === undefined ? undefined : facts.get(scenario.price);
    const named = scenario.upside === undefined ? undefined : facts.get(scenario.upside);
    const computed =
      price && spot && spot.value !== 0 && !price.isRange && !price.missing && !spot.missing
        ? formatNumber((price.value / spot.value - 1) * 100, { unit: '%', sign: true }, locale)
        : undefined;
    const probability = scenario.probability === undefined ? undefined : facts.get(scenario.probability);
    return {
      case: scenario.case,
      name: scenario.name ?? word(locale, scenario.case),
      price: price && tabularText(price, locale),
      change: named ? tabularText(named, locale) : computed,
      probability: probability ? `${word(locale, 'probability')} ${probability.text}` : undefined,
      assumption: prose.inline(report.prose.get(`scenarios.${i}.assumption`)),
      method: prose.inline(report.prose.get(`scenarios.${i}.method`)) || undefined,
    };
  });
}

/** Risks with their direction in words and sign, never by colour alone. */
export function riskList(report: Report, prose: ProseHtml) {
  return report.data.risks.map((risk, i) => ({
    direction: risk.direction,
    mark: risk.direction === 'up' ? '+' : '\u2212',
    label: word(report.locale, risk.direction === 'up' ? 'risksUp' : 'risksDown'),
    title: risk.title,
    text: prose.inline(report.prose.get(`risks.${i}.text`)),
  }));
}
