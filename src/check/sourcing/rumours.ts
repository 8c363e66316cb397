import { namesOf } from '../changes/named.ts';
import { headingOf, type Note, type NoteBlock, type Span, spansOf } from '../note/note.ts';
import { contentOf } from '../words/content.ts';
import { sentencesOf } from '../words/sentences.ts';
import { OPEN_SECTION } from './told.ts';

/** A deal or step that a note knows from hearsay, told elsewhere as done. */
export interface Rumour {
  readonly span: Span;
  readonly start: number;
  readonly end: number;
  /** Where it is hearsay. */
  readonly line: number;
}

/** Nobody stands for what is told. */
const HEARSAY =
  /(?<!\p{L})(?:unnamed|anonymous|people (?:familiar|close|briefed)|(?:sources?|bankers?|persons?) (?:familiar|close|briefed)|unconfirmed|(?:not|nor|neither) (?:been |yet )?confirmed|rumou?r\p{L}*|speculation|(?:neither|none|nobody|no one|not)[^.]{0,40}\scomment(?:ed)?|declined to comment|unbestätigt\p{L}*|nicht bestätigt|(?:finanz|unternehmens|markt|bank|verhandlungs)?kreisen?|insidern?|gerüchte?n?|spekulation\p{L}*|(?:medien|presse|zeitungs)berichte?n?|(?:press|media|newspaper) reports?|dem vernehmen nach|nicht (?:äußern|kommentier\p{L}*|geäußert))(?!\p{L})|据媒体|據媒體|媒体报道|媒體報導|据传|據傳|知情人士|消息人士|未经证实|未經證實|(?:未|不)(?:予|作)?(?:置评|置評|回应|回應|评论|評論)|尚未(?:确认|確認|证实|證實)|传闻|傳聞|市场传|市場傳/iu;
/** What is heard of is open. */
const OPEN =
  /(?<!\p{L})(?:talks?|negotiat\p{L}+|consider(?:s|ing)?|weigh(?:s|ing)|explor(?:es|ing)|discuss(?:es|ing)|could|might|may|as much as|up to|plans?|near(?:ing)?|sounds? out|sounding out|gespräche\p{L}?|verhandel\p{L}+|verhandlung\p{L}*|erwäg\p{L}+|prüf(?:t|e|en)|könnten?|bis zu|plant|planen)(?!\p{L})|洽谈|洽談|谈判|談判|考虑|考慮|拟|擬|可能|最多|至多|有意/iu;
/** A statement that keeps the doubt. */
const DOUBTED =
  /(?<!\p{L})(?:if|could|might|may|would|should|whether|talks?|report(?:s|ed|edly)?|rumou?r\p{L}*|possibl[ey]|potential(?:ly)?|speculat\p{L}+|unconfirmed|as much as|up to|press|said|says|according|negotiat\p{L}+|consider\p{L}*|once|assum\p{L}+|not|no|den(?:y|ied|ies)|unless|until|hypothetical|article|falls|wenn|sofern|sollten?|könnten?|würden?|gespräche\p{L}?|bericht\p{L}*|gerücht\p{L}*|spekul\p{L}+|möglich\p{L}*|angeblich|bis zu|laut|soll|sollen|unbestätigt|verhandlung\p{L}*|artikel|nicht|kein\p{L}*|presse\p{L}*)(?!\p{L})|[?？]|若|如果|可能|传|傳|据|據|或|洽谈|洽談|谈判|談判|有望|未|假设|假設|一旦|拟|擬|报道|報道/iu;
/** Told as done. */
const DONE =
  /(?<!\p{L})(?:won|signed|secured|completed|closed|acquired|bought|purchased|sold|agreed|merged|contracts?|acquisition|takeover|now (?:part|owned)|gewonnen\p{L}*|unterzeichnet\p{L}*|unterschrieben|übernommen\p{L}*|gekauft\p{L}*|erworben\p{L}*|verkauft\p{L}*|abgeschlossen\p{L}*|auftrag|übernahme)(?!\p{L})|已(?:完成|签|簽|获|獲|收购|收購|中标|中標|落地)|签订|簽訂|签署|簽署|中标|中標|完成收购|并表|併表|拿下/iu;
/** Told as done beyond doubt: the name alone says which. */
const BELONGS =
  /(?<!\p{L})(?:(?:is\s|are\s)?now\s(?:part\sof|owned)|(?:has|have|having|was|were|been)\s(?:now\s|since\s)?(?:acquired|bought|merged)|(?:after|following|since)\s(?:the|its)\s(?:purchase|acquisition|takeover)|gehört\s(?:nun|jetzt|inzwischen)|(?:nun|jetzt|inzwischen)\steil\sde[rs]|(?:hat|wurde|haben)\s[^.;]{0,40}(?:übernommen|erworben|gekauft))(?!\p{L})|已(?:经|經)?(?:完成)?(?:收购|收購|并入|併入)/iu;
/** A note that tells more of hearsay is a press review. */
const MOST_HEARD = 40;
/** In how many sentences of a note a name may stand that is not its subject. */
const RARE = 8;
/** Pairs of Chinese signs that two sentences on one thing share. */
const LEAST_HAN = 4;

interface Statement {
  readonly text: string;
  readonly start: number;
  readonly span: Span;
  readonly block: NoteBlock;
}

/** By what a statement is known to be of the same thing. */
interface Anchors {
  readonly names: ReadonlySet<string>;
  readonly amounts: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly block: NoteBlock;
  readonly line: number;
}

/** Statements of a note that make a fact of what it tells as hearsay in another place. */
export function* rumoursOf(note: Note): Generator<Rumour> {
  const sentences: Statement[] = [];
  for (const { span, block } of spansOf(note)) {
    if (block === undefined || (block.kind !== 'paragraph' && block.kind !== 'item')) continue;
    for (const { text, start } of sentencesOf(span.text)) sentences.push({ text, start, span, block });
  }
  const issuer = namesOf(note);
  const isRare = (name: string) => sentences.filter(({ text }) => text.includes(name)).length <= RARE;
  const open = sentences.filter(({ text, span }) => OPEN.test(text) && HEARSAY.test(span.text));
  if (open.length === 0 || open.length > MOST_HEARD) return;
  const heard = open.map((sentence): Anchors => {
    const names = namesIn(sentence.text).filter((name) => !issuer.has(name.toLowerCase()) && isRare(name));
    return {
      names: new Set(names),
      amounts: new Set(amountsIn(sentence.text)),
      words: new Set(contentOf(sentence.text).words),
      block: sentence.block,
      line: sentence.span.place(sentence.start, sentence.start + 1).line,
    };
  });
  for (const sentence of sentences) {
    const { text, span, start, block } = sentence;
    if (DOUBTED.test(text) || HEARSAY.test(span.text.slice(0, start)) || OPEN_SECTION.test(headingOf(note, block))) continue;
    const source = heard.find((each) => each.block !== block && isSame(text, each));
    if (source) yield { span, start, end: start + text.length, line: source.line };
  }
}

/** The name and the amount of it, or one of them and that it is done. */
function isSame(text: string, { names, amounts, words }: Anchors): boolean {
  const named = namesIn(text, true).filter((name) => names.has(name));
  const hasAmount = amountsIn(text).some((amount) => amounts.has(amount));
  const content = new Set(contentOf(text).words);
  const shared = [...content].filter((word) => words.has(word));
  const isDone = DONE.test(text);
  const belongs = BELONGS.test(text);
  if (/\p{Script=Han}/u.test(text)) return isDone && shared.length >= LEAST_HAN && (belongs || hasAmount || amounts.size === 0);
  if (named.length === 0) return false;
  return belongs || hasAmount || (isDone && shared.length > named.length);
}

/** Words with a capital within a sentence; of a statement also its first one. */
function namesIn(text: string, isWhole = false): readonly string[] {
  return [...text.matchAll(/\p{Lu}[\p{L}&-]{3,24}/gu)].filter(({ index }) => isWhole || index > 0).map(([name]) => name);
}

/** Amounts of money as their digits: "$220m", "CHF 340m", "2.5亿元". */
function amountsIn(text: string): readonly string[] {
  return [
    ...text.matchAll(
      /(?:[$€£¥]|(?<!\p{L})[A-Z]{3}\s)\s?(?<a>\d[\d.,]*\d|\d)|(?<b>\d[\d.,]*\d|\d)\s?(?:m|mn|bn|million|billion|mio\.?|mrd\.?|[万萬亿億]元?)(?!\p{Script=Latin})/giu,
    ),
  ].map(({ groups }) => (groups?.a ?? groups?.b) as string);
}
