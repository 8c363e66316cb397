import { ABOUT, CHAT_SENTENCE, PAGE_PART, RESIDUE_LINES } from '../../report/import/residue-lexicon.ts';
import { assistantIn } from './assistant.ts';

/** Leftovers are short; a longer paragraph is analysis, whatever it begins with. */
const LONGEST = 700;

/** `sure`: nothing else is written so. `likely`: a leftover if it stands beside another. */
export type Residue = 'sure' | 'likely';

/** Further lines of pages, each a whole paragraph. */
const MORE_LINES: readonly RegExp[] = [
  /^(?:(?:sure|certainly|of course|great|okay)[,!.] )?here(?: is|'s|’s| are) (?:the|your|my|a|an) (?:(?:(?:comprehensive|detailed|complete|full|revised|updated|requested|final|in-depth) ){1,2}(?:summary|breakdown|overview|version)|(?:(?:comprehensive|detailed|complete|full|revised|updated|requested|final|in-depth) ){0,2}(?:analysis|report|draft|answer|response|research note))\b.{0,100}[:.!]?$/iu,
  /^(?:share|forward|e-?mail|bookmark|rate) this (?:article|page|post|report|story|note)\b.{0,60}$/iu,
  /^(?:subscribe|sign up|register)\b.{0,40}\bnewsletters?\b.{0,60}$/iu,
  /^(?:follow|like|find|join) us on\b.{0,80}$/iu,
  /^(?:click|tap) (?:here|below|the (?:link|button))\b.{0,80}$/iu,
  /^(?:advertisement|sponsored(?: content| post)?|\d{1,3} min(?:ute)?s? read|you have \d{1,3} free articles? left.{0,60}|this (?:article|content) is for (?:subscribers|members)\b.{0,60})[.!]?$/iu,
  /^(?:manage|accept|reject|customi[sz]e) (?:all )?(?:cookies?|cookie (?:settings|preferences))[.!]?$/iu,
  /^(?:alle )?cookies (?:akzeptieren|ablehnen|zulassen)[.!]?$/iu,
  /^(?:diese (?:website|webseite|seite) verwendet cookies|wir (?:verwenden|nutzen) cookies)\b.{0,200}$/iu,
  /^(?:artikel|beitrag|seite) (?:teilen|drucken|merken|weiterempfehlen)[.!]?$/iu,
  /^(?:(?:zum |unseren )?newsletter (?:abonnieren|anmelden|bestellen)|folgen sie uns (?:auf|bei)\b.{0,80}|jetzt (?:registrieren|anmelden|abonnieren|freischalten|kostenlos testen)\b.{0,80})[.!]?$/iu,
  /^(?:点击|點擊)(?:查看|下载|下載|订阅|訂閱|关注|關注|此处|這裡|阅读|閱讀).{0,40}$/u,
  /^(?:扫码|掃碼|长按|長按|扫描|掃描).{0,12}(?:关注|關注|识别|識別|下载|下載|二维码|二維碼|添加).{0,30}$/u,
  /^(?:关注|關注)(?:我们|我們|公众号|公眾號).{0,40}$/u,
  /^(?:阅读原文|閱讀原文|分享到.{0,30}|转发.{0,10}点赞.{0,20}|(?:立即|马上)(?:订阅|注册|开通|下载).{0,30}|下载app.{0,20}|打开app.{0,20}|本站使用cookies?.{0,60}|接受(?:所有|全部)?cookies?)[。！]?$/iu,
];

/** Words of a machine about itself, in any sentence. */
const MACHINE_SENTENCE =
  /\bas an? (?:ai|artificial intelligence)(?: (?:language )?model| assistant)?,|\bas an? (?:ai |large )?language model\b|\bmy (?:training data|knowledge cut-?off|last (?:knowledge |training )?update)\b|\bas of my last (?:knowledge |training )?update\b|\bi (?:do not|don['’]t|cannot|can['’]t|am unable to) (?:have (?:access to )?|access |browse |provide )(?:any |the )?(?:real-?time|live|current|up-to-date|internet|web|financial advice|personali[sz]ed)\b|\bals (?:ein )?(?:ki|künstliche intelligenz)(?:-?(?:sprachmodell|modell|assistent))?,? (?:kann|habe|bin)\b|\bals (?:ki-|großes )?sprachmodell\b|\bmein (?:wissensstand|trainingsstand)\b|作为(?:一个|一款)?(?:ai|人工智能|大?语言模型)(?:语言模型|助手|模型)?[，,我]|作為(?:一個|一款)?(?:ai|人工智慧|大?型?語言模型)(?:語言模型|助手|模型)?[，,我]|我的(?:知识|知識|训练数据|訓練資料)(?:库|截止|截至|更新)/iu;

/** Marks that chat programs leave where a citation or a file stood. */
export const MACHINE_MARK =
  /:?contentReference\[oaicite:\d{1,4}\]|\[oai_citation:|\boaicite\b|[\uE200-\uE206](?:cite|navlist|turn\d)|\bcite(?:turn\d{1,3}(?:search|view|news|finance)\d{1,3})+|\bturn\d{1,3}(?:search|view|news|finance)\d{1,3}\b|【\d{1,4}[:†][^】\n]{0,200}】|utm_source=(?:chatgpt|openai|perplexity|copilot)[\w.]{0,20}|\bsandbox:\/mnt\/data\/|<\/?(?:think|thinking|tool_call|grok:render)\b/iu;

/** A page about itself, not a note about a company that makes such things. */
const ABOUT_MACHINE =
  /^\W{0,2}(?:about us|über uns|关于我们|關於我們).{0,80}(?:\bcopilot\b|\bai[- ](?:powered|assistant|platform)|\bchatbot|\bki-(?:assistent|gestützt)|智能助手|ai助手)/iu;

/** Openings that analysts use too, and the words that leave no doubt. */
const DOUBTFUL: readonly (readonly [opening: RegExp, sure: RegExp])[] = [
  // "Upgrade to Buy", "Unlock more value"
  [
    /^(?:unlock|get access|upgrade|try|register|subscribe|sign up)\b/iu,
    /\b(?:features?|access|content|account|membership|premium|pro\b|plan\b|insights|tools?|articles?|newsletters?|continue|read|free trial|your)\b/iu,
  ],
  // "Of course, margins may fall."
  [
    /^(?:okay|ok|sure|certainly|of course|great|absolutely|got it|gerne|natürlich|selbstverständlich)\b/iu,
    /^\p{L}{1,20}(?: \p{L}{1,10})?!|\b(?:you|your|let me|i['’]ll|i will|here (?:is|are|['’]s)|ihnen|ihre|für sie|hier (?:ist|finden))\b/iu,
  ],
  [/^(?:当然|當然|没问题|好的)/u, /^.{2,3}[，,。！\s]{0,2}(?:以下|这是|這是|我来|我來|我将|我將|让我|讓我)|[为為][您你]/u],
  [
    /^(?:接下来|现在|下面|接下來|現在)/u,
    /[为為][您你]|[让讓]我(?!们|們).{0,8}(?:分析|查|搜索|整理|总结|總結)|我[来來将將].{0,8}(?:分析|查|搜索|整理|总结|總結)/u,
  ],
  // "Here are the growth rates of the two segments:"
  [
    /^(?:here(?: is|['’]s| are)|hier (?:ist|finden))/iu,
    /\b(?:your|you|analysis|report|response|answer|draft|ihre|für sie|analyse|zusammenfassung)\b/iu,
  ],
  [
    /^(?:now,? )?(?:let me|let['’]?s|i['’]?ll|i will|i am going|i['’]m going)/iu,
    /\b(?:you|your)\b|let me (?:now |first |start by |begin by )?(?:conduct|perform|analy[sz]|search|gather|collect|compile|generate|fetch|retrieve|check|create|prepare)/iu,
  ],
  [
    /^(?:lassen sie mich|lass mich|ich werde)/iu,
    /\b(?:ihnen|für sie|recherchier\p{L}{0,3}|zusammenfassen|analysieren|suchen|prüfen)(?!\p{L})/iu,
  ],
  [/^(?:if you|falls sie|wenn sie|如果您|如需)/iu, /\b(?:me|i can|let me know|mir|ich)\b|告诉我|告訴我|随时告|隨時告/iu],
  // A button, or the name of a section
  [
    /^(?:\p{L}{3,10}|read more|see more|show (?:more|all))[.…]?$/iu,
    /^(?:kopieren|dislike|retry|regenerate|collapse|thinking|searching|analy[sz]ing|loading|generating|登录|登入|注册|登錄|註冊|复制|複製|收起|点赞)/iu,
  ],
];

/** "Ask any question" is a chat's only where there is one. */
const AT_CHAT = /chat|\bai\b|assistant|copilot|\bbox\b|\bbot\b|below|input|对话|對話|聊天|输入/iu;

/** Where a sentence sends its reader to a chat, or a machine speaks of itself. */
export function machineIn(sentence: string): RegExpExecArray | undefined {
  const chat = CHAT_SENTENCE.exec(sentence);
  if (chat && AT_CHAT.test(sentence)) return chat;
  return MACHINE_SENTENCE.exec(sentence) ?? assistantIn(sentence);
}

/** Whether a paragraph is a leftover of the page or chat that a draft was copied from. */
export function residueIn(text: string): Residue | undefined {
  if (text.length > LONGEST) return undefined;
  const line = text.trim();
  if (MORE_LINES.some((pattern) => pattern.test(line))) return 'sure';
  if (ABOUT.test(line) && (CHAT_SENTENCE.test(line) || ABOUT_MACHINE.test(line))) return 'sure';
  if (!RESIDUE_LINES.some((pattern) => pattern.test(line))) return undefined;
  const doubt = DOUBTFUL.find(([opening]) => opening.test(line));
  return doubt === undefined || doubt[1].test(line) ? 'sure' : 'likely';
}

/** Whether a paragraph names a part of a web page that is filled by script, such as "Related Stocks". */
export function isPagePart(text: string): boolean {
  return text.length <= 80 && PAGE_PART.test(text);
}
