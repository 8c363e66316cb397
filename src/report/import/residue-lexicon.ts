/**
 * Lines that a chat page or a copilot puts around its answer. Each pattern must match a whole line, so that a sentence of
 * the analysis that happens to use the same words stays.
 */
export const RESIDUE_LINES: readonly RegExp[] = [
  // Doors of the page
  /^(?:please )?(?:log ?in|sign ?(?:in|up)|register|subscribe|upgrade)(?: now| here)?(?: (?:to|for) .{1,160})?[.!…]?$/iu,
  /^(?:unlock|get access to|upgrade to|try) (?:more|all|full|premium|advanced|pro|unlimited)\b.{0,120}$/iu,
  /^(?:log ?in|sign ?in) (?:with|using) .{1,60}$/iu,
  /^(?:anmelden|einloggen|registrieren|jetzt abonnieren)(?:,? um .{1,160})?[.!…]?$/iu,
  /^(?:melden sie sich an|loggen sie sich ein)\b.{0,160}$/iu,
  /^(?:weitere|mehr|alle) funktionen (?:freischalten|entdecken)[.!]?$/iu,
  /^(?:请)?(?:先)?(?:登录|登入|注册|登錄|註冊)(?:后|後|以|即可|并)?.{0,40}$/u,
  /^(?:解锁|解鎖|升级|升級).{0,20}(?:功能|会员|會員|权限|內容|内容)[。！]?$/u,
  // The copilot talking about its own work
  /^(?:(?:okay|ok|sure|certainly|of course|great|absolutely|got it)[,.!]? )?(?:now,? )?(?:let me|let's|i will|i'll|i’ll|i am going to|i'm going to|i’m going to)(?: now| next| then| first| start| begin| proceed)*(?: by| to)? (?:conduct|perform|analy[sz]e|analy[sz]ing|search|searching|look|gather|gathering|collect|provide|compile|summari[sz]e|prepare|write|generate|check|fetch|retrieve|dig|dive|examine|create|run|help|walk|do)\b.{0,300}$/iu,
  /^(?:okay|ok|sure|certainly|of course|great|absolutely|got it)[,.!] .{0,200}[:.!]$/iu,
  /^(?:(?:sure|certainly)[,!] )?here(?: is|'s|’s| are) (?:the|your|my|a|an) .{0,160}:$/iu,
  /^(?:based on|using) (?:the )?(?:search results|information (?:i )?(?:gathered|found)|tools?)\b.{0,160}:$/iu,
  /^(?:gerne|natürlich|selbstverständlich)[,!.] .{0,200}[:.!]$/iu,
  /^(?:lassen sie mich|ich werde (?:nun|jetzt)|lass mich) .{0,240}$/iu,
  /^(?:hier (?:ist|finden sie)) (?:die|der|das|ihre|eine) .{0,160}:$/iu,
  /^(?:好的|当然|當然|没问题)[，,。！].{0,120}$/u,
  /^(?:接下来|現在|现在|下面|接下來)(?:，)?(?:让我|讓我|我将|我將|我来|我來|为您|為您).{0,120}$/u,
  /^(?:以下是|这是)(?:为您|您要|根据您).{0,80}[：:]$/u,
  // Offers at the end
  /^(?:would you like|do you want|shall i|should i|let me know|feel free|if you(?:'d|’d| would)? (?:like|want|need)|is there anything else|i hope this helps)\b.{0,240}$/iu,
  /^(?:möchten sie|soll ich|falls sie|wenn sie (?:möchten|wünschen))\b.{0,240}$/iu,
  /^(?:希望|如果您|如需|需要我|您是否|请问).{0,60}(?:帮助|幫助|告诉我|告訴我|吗？|嗎？|随时|隨時).{0,20}$/u,
  /^(?:chatgpt|claude|gemini|copilot|the assistant|ai) (?:can|may) make mistakes\b.{0,160}$/iu,
  /^as an ai (?:language )?(?:model|assistant)\b.{0,300}$/iu,
  // Buttons and counters
  /^(?:copy(?: (?:link|code|text|table))?|share|save|like|dislike|regenerate(?: response)?|retry|edit|export|download(?: (?:pdf|csv))?|print|follow|bookmark|show (?:more|less|all)|read more|see more|view (?:more|all)|load more|expand|collapse|new chat|send a message|message .{1,20}|ask (?:a )?follow[- ]?up.{0,40}|ask anything.{0,20}|report an issue|give feedback|was this (?:helpful|useful|answer helpful)\??|thumbs (?:up|down)|back to top|skip to (?:main )?content)[.…]?$/iu,
  /^(?:kopieren|teilen|mehr anzeigen|weiterlesen|neu generieren|war das hilfreich\??|feedback geben)[.…]?$/iu,
  /^(?:复制|複製|分享|点赞|展开|收起|查看更多|重新生成|点击展开.{0,10}|有用吗？?)[。…]?$/u,
  /^(?:thought|reasoned|searched|thinking|worked)(?: for| through)? \d{1,4} ?(?:s|secs?|seconds?|m|mins?|minutes?|sources?|sites?|web ?sites?)[.…]?$/iu,
  /^(?:searching the web|thinking|analy[sz]ing|loading|generating)(?:\.{3}|…)$/iu,
  /^(?:accept (?:all )?cookies|we use cookies\b.{0,200}|this (?:site|page) uses cookies\b.{0,200})[.]?$/iu,
];

/** A sentence that sends the reader to the chat. */
export const CHAT_SENTENCE =
  /\b(?:chat ?(?:box|window|bot)|text box|input field) (?:below|above|on the (?:left|right))|\bask (?:me )?(?:any|your) (?:(?:financial|investment|further|other|follow-up) )?questions?\b|\bchat ?(?:feld|fenster) (?:unten|oben)|\bfragen sie .{0,30}\bchat|(?:对话框|對話框|聊天框|输入框)/iu;

/** Begins a paragraph on the publisher of the page. */
export const ABOUT =
  /^(?:\*\*)?(?:about us|about [\p{Lu}][\p{L}\d ]{1,30}|über uns|关于我们|關於我們)(?:\*\*)?\s?[:：](?:\*\*)?\s/iu;

/** Headings of page parts that are filled by script, and so stand empty in a copied page. */
export const PAGE_PART =
  /^(?:#{1,6} )?(?:\*\*)?(?:related (?:stocks|news|articles|reports|topics|questions|tickers|companies|reading)|recommended(?: for you| articles| reading)?|trending(?: now| stocks)?|popular (?:stocks|articles|questions)|you may also like|people also ask|most read|more from .{1,40}|comments|ähnliche (?:aktien|artikel|werte)|verwandte (?:aktien|artikel|themen)|das könnte sie auch interessieren|相关股票|相關股票|相关新闻|相关阅读|推荐阅读|热门股票|猜你想问)(?:\*\*)?[:：]?$/iu;
