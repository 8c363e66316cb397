/** Languages the import has words for. */
export type DraftLanguage = 'en' | 'de' | 'zh-Hans' | 'zh-Hant';

const GERMAN = /(?<![\p{L}])(?:der|die|das|und|mit|von|nicht|ist|eine?|für|auf|bei|wird|sich|dem|den|des|im)(?![\p{L}])/giu;
const ENGLISH = /(?<![\p{L}])(?:the|and|of|to|in|with|is|for|on|by|its|that|from|as|are|an?)(?![\p{L}])/giu;
const TRADITIONAL = /[業務長產資報價據為與關個來時場營運應對這會點學經險顯]/gu;
const SIMPLIFIED = /[业务长产资报价据为与关个来时场营运应对这会点学经险显]/gu;

/** Longer drafts show their language in the beginning. */
const SAMPLE = 20_000;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** The language a draft is written in, told by its script and its small words; English when nothing speaks for another. */
export function languageOf(text: string): DraftLanguage {
  const sample = text.slice(0, SAMPLE);
  const letters = count(sample, /\p{L}/gu);
  if (count(sample, /\p{Script=Han}/gu) > letters * 0.3 && count(sample, /[\u3040-\u30FF]/gu) === 0) {
    return count(sample, TRADITIONAL) > count(sample, SIMPLIFIED) ? 'zh-Hant' : 'zh-Hans';
  }
  const german = count(sample, GERMAN);
  return german >= 5 && german > count(sample, ENGLISH) ? 'de' : 'en';
}
