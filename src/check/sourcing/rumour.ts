import { headingOf, type Note, type NoteBlock, type Span, spansOf } from '../note/note.ts';
import { sentencesOf } from '../words/sentences.ts';
import type { Drift } from './drift.ts';
import { clausesOf, isPlainStatement, namesSpeaker, OPEN_SECTION } from './told.ts';

/** Somebody who is not named told it to the press. */
const HEARSAY =
  /(?<!\p{L})(?:citing\s(?:\p{L}+\s){0,3}(?:people|sources|bankers|persons|insiders)|(?:people|persons|sources)\s(?:close\sto|familiar\swith)|unnamed|press\sreports?|media\sreports?|newspaper\sreports?|(?:market\s)?rumou?rs?|speculation|reportedly|(?:neither|no\sone|nobody)\s[^.]{0,60}\scommented|declined\sto\scomment|medienberichte?n?|presseberichte?n?|zeitungsberichte?n?|insider\p{L}*|kreisen?|gerüchte?n?|dem\svernehmen\snach|nicht\s(?:dazu\s)?(?:kommentiert|geäußert))(?!\p{L})|据(?:媒体|报道|传|悉)|據(?:媒體|報道|報導|傳|悉)|媒体报道|媒體報[道導]|知情人士|消息人士|传闻|傳聞|市场传言|未(?:予)?置评|未(?:予)?置評|未回应|未回應/iu;
/** What it tells is under way at most. */
const OPEN =
  /(?<!\p{L})(?:negotiat\p{L}*|talks?|consider\p{L}*|weigh(?:s|ed|ing)?|explor\p{L}*|might|may|could|would|plan(?:s|ned|ning)?|prepar\p{L}*|close\sto\s(?:a|buying|selling)|interested|verhandel\p{L}*|gespräch\p{L}*|erwäg\p{L}*|prüf\p{L}*|könnte\p{L}*|plan(?:e|en|t)|wolle|interesse)(?!\p{L})|洽谈|洽談|谈判|談判|考虑|考慮|拟|擬|可能|或将|或將|有意|计划|計劃|商讨|商討|评估|評估/iu;
/** Words that tell a deal as done. */
const DONE =
  /(?<!\p{L})(?:(?:is\s|are\s)?now\s(?:part\sof|owned|in\splace|behind)|(?:has|have|having|was|were|been|is|are)\s(?:now\s|also\s|since\s)?(?:acquired|bought|completed|closed|sold|merged|injected|agreed|secured|raised)|acquired|with\s[^,;]{0,60}\s(?:going\sin|coming\sin|in\splace|on\sboard|completed|closed|done|secured|acquired)|(?:after|following|since|thanks\sto|with)\s(?:the|its|this)\s(?:purchase|acquisition|takeover|sale|disposal|injection|deal|merger|capital\s(?:increase|raise))|(?:nach|seit|mit|dank)\s(?:der|dem)\s(?:übernahme|kauf|verkauf|zukauf|kapitalerhöhung|fusion|zusammenschluss)|übernommen\p{L}*|gehört\s(?:nun|jetzt|inzwischen)|erworben\p{L}*|hinzugekauft\p{L}*|(?:nun|jetzt|inzwischen)\steil\s(?:de[rs]|von))(?!\p{L})|已(?:经|經)?(?:完成|收购|收購|并入|併入|获得|獲得|出售|纳入|納入)|完成(?:对|對)?[^，。]{0,16}(?:收购|收購)|(?:收购|收購|出售|注资|注資|合并|合併)(?:已)?(?:完成|落地|后|後|之后|之後)|并表|併表/iu;
const CONDITION =
  /(?<!\p{L})(?:if|whether|should|would|could|might|were\sto|assum\p{L}*|report(?:s|ed)?|rumou?r\p{L}*|speculat\p{L}*|falls|sofern|wenn|würde\p{L}*|könnte\p{L}*|bericht\p{L}*|gerücht\p{L}*)(?!\p{L})|若|如果|假设|假設|传闻|傳聞|报道|報道|可能/iu;
/** A deal that the note itself tells as confirmed is no rumour. */
const CONFIRMED =
  /(?<!\p{L})(?:confirmed|has\ssince\s(?:announced|confirmed)|bestätigt\p{L}*)(?!\p{L})|(?<!未|尚未|未予)(?:证实|證實|确认|確認)/iu;
const NAME = /(?<![\p{L}\d])\p{Lu}[\p{L}&’'-]{3,30}/gu;
const AMOUNT = /\d[\d.,]*\s?(?:bn|billion|m|mn|million|mrd|mio|milliarden|millionen|亿|億|万|萬|crore)(?![\p{Script=Latin}])/giu;
const HAN_NAME = /(?:收购|收購|入股|并购|併購|出售)([\p{Script=Han}]{2,6}?)(?=的|，|。|、|（|\(|股权|股權|公司|业务|業務)/gu;

interface Statement {
  readonly text: string;
  readonly start: number;
  readonly span: Span;
  readonly block: NoteBlock;
}

/** Deals that the press heard of and nobody confirmed, which another place of the note tells as done. */
export function* rumoursOf(note: Note): Generator<Drift> {
  const sentences: Statement[] = [];
  for (const { span, block } of spansOf(note)) {
    if (block === undefined || (block.kind !== 'paragraph' && block.kind !== 'item')) continue;
    for (const { text, start } of sentencesOf(span.text)) sentences.push({ text, start, span, block });
  }
  const heard = sentences.filter(
    ({ text, span, block }) =>
      OPEN.test(text) && HEARSAY.test(text) && !CONFIRMED.test(span.text) && block.kind !== 'heading' && !CONFIRMED.test(text),
  );
  for (const rumour of heard) {
    const things = thingsOf(rumour, sentences);
    if (things.length === 0) continue;
    for (const { text, start, span, block } of sentences) {
      if (block === rumour.block || HEARSAY.test(text) || OPEN_SECTION.test(headingOf(note, block))) continue;
      let before = '';
      for (const clause of clausesOf(text)) {
        const isBare = isPlainStatement(clause.text) && !CONDITION.test(clause.text) && !namesSpeaker(before);
        before += ` ${clause.text}`;
        if (!isBare || !DONE.test(clause.text) || !things.some((thing) => clause.text.includes(thing))) continue;
        const from = start + clause.start;
        const { line } = rumour.span.place(rumour.start, rumour.start + 1);
        yield { span, start: from, end: from + clause.text.length, line, said: rumour.text };
        break;
      }
    }
  }
}

/** What a rumour is of: amounts, and names that the note has nowhere before it. */
function thingsOf({ text, start, span, block }: Statement, sentences: readonly Statement[]): readonly string[] {
  const first = sentences.findIndex((each) => each.block === block);
  const earlier = sentences.slice(0, first).map((each) => each.text);
  const names = [...text.matchAll(NAME)].flatMap(([name], nth) => (nth === 0 && text.startsWith(name) ? [] : [name]));
  const han = [...text.matchAll(HAN_NAME)].map(([, name]) => name as string);
  const amounts = [...text.matchAll(AMOUNT)].map(([amount]) => amount);
  const isNew = (thing: string) => !earlier.some((each) => each.includes(thing)) && !span.text.slice(0, start).includes(thing);
  return [...names.filter((name) => !ORDINARY.test(name)), ...han, ...amounts].filter(isNew);
}

/** Words with a capital letter that name no one: months, days, peoples. */
const ORDINARY =
  /^(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|\p{Lu}\p{L}+(?:ish|ese|ian|ean))$|^(?:Januar|Februar|März|Juni|Juli|Oktober|Dezember|Euro|Millionen|Milliarden|Prozent|Kreise|Unternehmen|Gespräche|Übernahme|Verkauf|Kauf)$/iu;
