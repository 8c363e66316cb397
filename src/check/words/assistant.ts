/** Work on a text, as whoever writes it for somebody else offers it. */
const WORK =
  '(?:expand|elaborate|extend|deepen|flesh|break|turn|convert|draft|redraft|rewrite|rework|rephrase|reformat|tailor|refine|shorten|tighten|trim|polish|add|include|create|build|provide|produce|prepare|generate|compile|summari[sz]e|translate|update|adjust|revise|share|supply|send|walk|go (?:deeper|into|through)|dig|drill|help|put together|work up|run)';
/** "I" of a person; "Phase I", "Class I" are numbers. */
const SELF = String.raw`\b(?<!\.)(?<!(?:Phase|Class|Tier|Type|Stage|Part|Level|Series|War|Grade|Article|Schedule|Annex|Category|Title|Division)\s)I`;
const FIRST_PERSON = new RegExp(
  [
    // "I can also break the scenario table down", "I'd be happy to expand"
    String.raw`${SELF}(?:['’](?:d|ll)|\s(?:can|could|would|will|may))\s(?:(?:also|then|now|gladly|happily|easily|certainly|further|always|of course|be)\s){0,3}(?:${WORK}|happy to|glad to|pleased to|love to)\b`,
    // "I have kept this one short", "I've drafted the section"
    String.raw`${SELF}(?:['’]ve|\shave|['’]d|\shad)?\s(?:(?:also|now|only|deliberately|intentionally|simply)\s)?(?:kept (?:this|it|the|that)|left (?:this|the|it|out|blank)|drafted|rewritten|rewrote|reworked|restructured|reformatted|condensed|shortened|trimmed|tightened|polished|summari[sz]ed|incorporated|inserted|flagged|highlighted|added a|used placeholders?|removed the|replaced the)\b`,
    // "I could not verify", "I don't have access to"
    String.raw`${SELF}(?:['’]m|\sam|\swas)?\s(?:do not|don['’]t|did not|didn['’]t|cannot|can['’]t|can not|could not|couldn['’]t|unable to|not able to|am unable to|was unable to)\s(?:(?:currently|directly|fully|independently)\s)?(?:have (?:access|real-?time|the ability|live|browsing)|access|browse|verify|confirm|retrieve|look up|find (?:any|a|the)|provide|predict|offer (?:financial|investment|personali[sz]ed))\b`,
    String.raw`${SELF}(?:['’]m|\sam)\s(?:just |only )?(?:an? (?:AI|language model|assistant)|not (?:a |an )?(?:licensed |registered )?(?:financial|investment) advis[eo]r)`,
  ].join('|'),
);

const I = String.raw`\bi\b`;
const ENGLISH = new RegExp(
  [
    String.raw`\b(?:please )?let me know (?:if|whether|which|how|when|what|should|once|your|and)\b`,
    String.raw`\b(?:if (?:you(?:['’]d| would)? (?:like|want|wish|prefer|need)|(?:that|this|it) (?:would be|is|would) (?:helpful|useful|of (?:use|help|interest)|help)|(?:useful|helpful|desired|you want))[^.!?]{0,120}?(?:${I}|let me know|just (?:ask|say)|happy to|can (?:also )?${WORK})\b)`,
    String.raw`\bcan (?:also )?(?:expand|elaborate|flesh out|go deeper)[^.!?]{0,80}? if (?:you|(?:that|this|it) (?:would|is|helps)|helpful|useful|desired)\b`,
    String.raw`\b(?:would you like|do you want|would you prefer|want me to|shall i|should i (?:also |now )?${WORK})\b(?= (?:me|to|a|an|the|this|that|also|now|it|[a-z]))`,
    String.raw`(?:^|[,;:–—]\s)(?:i(?:['’]m| am) )?(?:(?:more than )?happy|glad) to ${WORK}\b`,
    String.raw`\b(?:feel free to (?:ask|reach out|let me|request|modify|adjust|edit|change)|just say the word|(?:i )?hope (?:this|that|it) helps|is there anything else|anything else (?:i|you))\b`,
    String.raw`(?:^|[(,;:–—]\s?)(?:as (?:you )?(?:requested|instructed|asked)(?: by you)?(?=[,:])|(?:as )?per your (?:request|instructions?|prompt|brief|feedback|comments))\b`,
    String.raw`\b(?:your (?:prompt|instructions|query|uploaded|original (?:draft|text|prompt)|request(?= (?:to|for|above|below|is)))|the (?:document|file|data|table|text|figures|information|excerpt|numbers|notes|transcript|material)s? (?:that |which )?(?:you(?:['’]ve| have)?) (?:provided|uploaded|shared|gave|given|pasted|attached|supplied|sent))\b`,
    String.raw`^(?:sure|certainly|absolutely|great|ok(?:ay)?)?[,!.]?\s?(?:here(?:['’]s| is)|below is|please find(?: below)?|attached is)(?: (?:the|a|an|your|my))?(?: [a-z-]{1,14}){0,2}? (?:revised|rewritten|reworked|polished|edited|requested|improved|expanded|shortened|cleaned-up|corrected|updated|final|full|complete)(?: [a-z-]{1,14}){0,2}? (?:version|draft|rewrite|note|section|paragraph|text|report|write-up|summary|response|article)\b`,
    String.raw`\b(?:knowledge|training)(?: data)? cut-?off\b|\bas of my (?:last|latest|most recent)\b|^\W{0,3}(?:word count|tokens? used|end of (?:response|answer|output))\s?[:\])]`,
    // What was asked of a machine.
    String.raw`(?:^|[:：]\s?)you are an? (?:[a-z-]{1,16} ){0,4}?(?:analyst|assistant|expert|writer|editor|strategist|economist|model)\b`,
    String.raw`^(?:please )?act as an? [a-z-]{2,20}|(?:^|[:：]\s?)your task is to `,
    String.raw`^(?:(?:user|human|system|assistant|prompt)\s?[:：]\s?)?(?:please )?(?:write|draft|generate|create|produce|compose|rewrite|summari[sz]e) (?:a|an|the|this|me|up)(?: [a-z\d-]{1,20}){0,8}? (?:note|report|summary|paragraph|section|text|article|words|bullets|bullet points|write-up|commentary)\b`,
    String.raw`^(?:user|human|assistant|system prompt|prompt)\s?[:：]\s?[a-z][^|]{15}`,
    String.raw`^(?:please )?(?:use|keep|maintain|adopt) (?:a|an|the|it) (?:[a-z-]{1,16} ){0,3}?(?:tone|style|under \d{2,4} words|below \d{2,4} words)\b|^do not (?:mention|invent|hallucinate|make up) `,
  ].join('|'),
  'i',
);

const ICH_WORK =
  '(?:erstell|erweiter|ergänz|vertief|ausbau|ausführ|aufschlüssel|aufbereit|nachliefer|anpass|überarbeit|zusammenfass|umformulier|kürz|einbau|einfüg|hinzufüg|durchrechn|darstell|übersetz|bereitstell|liefer|formulier|helf)';
const BEGIN = '(?<![a-zäöüß])';
const END = '(?![a-zäöüß])';
const GERMAN = new RegExp(
  [
    String.raw`${BEGIN}(?:gerne?|auf wunsch|bei bedarf|bei interesse|(?:wenn|falls) (?:gewünscht|nötig|hilfreich))(?: [a-zäöüß]{1,14})? (?:kann|könnte|würde|werde|erstelle|erweitere|ergänze|liefere|passe|vertiefe|bereite|baue|rechne|schicke|mache|führe|schlüssele|fasse|überarbeite) ich${END}`,
    String.raw`${BEGIN}ich (?:kann|könnte|würde|werde)(?: [a-zäöüß\d-]{1,30}){0,10}? (?:gerne?|ihnen|dir|für sie|auf wunsch|bei bedarf)${END}`,
    String.raw`${BEGIN}ich kann(?: [a-zäöüß\d-]{1,30}){0,12}? [a-zäöüß]{0,6}${ICH_WORK}[a-zäöüß]{0,3}${END}`,
    String.raw`${BEGIN}(?:wenn|falls|sofern) (?:sie|du)(?: [a-zäöüß\d-]{1,24}){0,6}? (?:möchten|möchtest|wünschen|wünschst|wollen|willst|brauchen|brauchst|benötigen|benötigst)[^.!?]{0,60}?${BEGIN}(?:ich|mir|mich)${END}`,
    String.raw`${BEGIN}(?:kann|könnte)(?: [a-zäöüß\d-]{1,24}){1,6}? gerne?(?: [a-zäöüß\d-]{1,24}){0,4}? [a-zäöüß]{0,6}${ICH_WORK}[a-zäöüß]{0,3}[^.!?]{0,20}(?:falls|wenn|sofern)`,
    String.raw`${BEGIN}(?:lassen sie (?:es )?mich (?:bitte |gerne? )?wissen|lass (?:es )?mich wissen|(?:sagen sie|sag|geben sie|gib)(?: mir)?(?: (?:einfach|gerne?|kurz|bitte))* bescheid|teilen sie mir(?: (?:gerne?|bitte))? mit|soll ich|möchten sie, dass ich|möchtest du,? (?:dass ich|eine)|ich hoffe,? (?:das|dies|diese|die [a-zäöüß]+) (?:hilft|helfen|entspricht))${END}`,
    String.raw`^(?:gerne?[,!]? |natürlich[,!]? )?(?:hier (?:ist|finden sie|kommt)|nachfolgend(?: finden sie)?|anbei|unten (?:finden sie|steht))(?: (?:die|der|das|den|eine?|ihre?|deine?|nun))?(?: [a-zäöüß-]{1,16}){0,2}? (?:überarbeitete|aktualisierte|gewünschte|angepasste|gekürzte|korrigierte|ergänzte|verbesserte|umformulierte|finale)[nrs]? `,
    String.raw`(?:^|[(,;:–—]\s?)wie (?:(?:von ihnen|von dir) )?(?:gewünscht|angefragt|gebeten|verlangt)(?=[,:])`,
    String.raw`${BEGIN}(?:von ihnen (?:bereitgestellt|hochgeladen|übermittelt|zur verfügung gestellt|gelieferte?|genannte?|eingefügt)[a-zäöüß]{0,3}|ihre[rmns]? (?:prompt|eingabe|anweisung|anweisungen|vorgaben|hochgeladenen?))${END}`,
    String.raw`${BEGIN}ich habe(?: [a-zäöüß\d-]{1,30}){1,10}? (?:gekürzt|ergänzt|überarbeitet|angepasst|umformuliert|kurz gehalten|strukturiert|zusammengefasst|eingefügt|markiert|korrigiert|weggelassen|ausgelassen)${END}`,
    String.raw`${BEGIN}ich (?:kann|konnte)(?: [a-zäöüß\d-]{1,30}){0,8}? (?:nicht|keine?n?)(?: [a-zäöüß\d-]{1,30}){0,6}? (?:überprüfen|verifizieren|abrufen|zugreifen|prüfen|bestätigen|nachprüfen)${END}`,
    String.raw`${BEGIN}als (?:ein )?(?:ki|künstliche intelligenz|sprachmodell)(?:-[a-zäöüß]{1,20})?,? (?:kann|habe|bin|darf|verfüge)|${BEGIN}mein(?:em)? (?:wissensstand|trainingsstand|wissen reicht)${END}`,
    String.raw`(?:^|[:：]\s?)du bist eine? (?:[a-zäöüß]{1,20} ){0,3}?[a-zäöüß]{0,20}(?:analystin|analyst|assistent|experte|redakteur)${END}|^(?:bitte )?(?:schreibe?|erstelle|verfasse|formuliere|fasse) (?:mir |bitte )?(?:eine?n?|die|den|das|diesen?)(?: [a-zäöüß\d-]{1,20}){0,6}? (?:studie|analyse|bericht|notiz|text|absatz|abschnitt|zusammenfassung|kommentar|wörtern)${END}|^(?:nutzer|benutzer|assistent|prompt)\s?[:：]\s?[a-zäöüß]`,
    String.raw`^verwende (?:bitte )?eine?n? (?:[a-zäöüß]{1,20} ){0,3}(?:ton|stil|sprache)${END}`,
  ].join('|'),
  'i',
);

/** "I", where 我们, 我司, 我国 are others. */
const WO = '(?<![自本忘])我(?![们們司行国國部院所方公])';
const HAN_WORK =
  '(?:展开|展開|补充|補充|拆|整理|生成|撰写|撰寫|提供|修改|调整|調整|完善|扩展|擴展|扩充|擴充|细化|細化|制作|製作|改写|改寫|润色|潤色|更新|总结|總結|分析|做|写|寫|翻译|翻譯|列出|加入|增加|深入|帮|幫|优化|優化)';
const HAN = new RegExp(
  [
    `(?:如果?|若|倘若|假如)[^。！？；]{0,30}?[，,]?[^。！？；]{0,12}?${WO}(?:可以?|能|还|還|也|再|来|來|将|將|会|會|就|继续|繼續|很乐意|樂意)`,
    `${WO}(?:还|還|也|再|很|均|都)?(?:可以?|能够?|能夠|将|將|会|會|来|來|这就|這就|乐意|樂意)(?:为您|為您|帮您|幫您|继续|繼續|进一步|進一步|再|把|将|將|随时|隨時|另外|单独|單獨|也){0,3}[^，。！？；]{0,20}?${HAN_WORK}`,
    `${WO}(?:已经?|已經|刚才|剛才|在(?:上文|文中|此处)|把|将|將)[^。！？；]{0,20}?(?:修改|调整|調整|补充|補充|精简|精簡|润色|潤色|改写|改寫|整理|删除|刪除|标注|標註|标记|標記)`,
    `${WO}(?:目前|暂时|暫時|还|還)?(?:无法|無法|不能|没有|沒有|未能)[^，。！？；]{0,12}?(?:访问|訪問|获取|獲取|核实|核實|查询|查詢|联网|聯網|验证|驗證|确认|確認|提供)`,
    '(?:希望|但愿|但願)(?:以上|这|這|上述|本|能)?[^，。！？]{0,12}?(?:对您|對您|对你|對你|您|你)[^，。！？]{0,8}?(?:帮助|幫助|有用|有所)',
    '(?:以下|下面|上面|上述|这|這)(?:就?是|为|為)?(?:我)?(?:根据|根據|按照|按|为|為|应|應)?(?:您|你)(?!好)',
    '(?:根据|根據|按照|依照|按|应|應|遵照)(?:您|你)(?:的)?(?:要求|需求|提供|指示|上传|上傳|给出|給出|请求|請求|意见|意見|反馈|反饋|提示|描述)',
    '(?:您|你)(?:所)?(?:提供|上传|上傳|给出|給出|发送|發送|粘贴|貼上|附上)的',
    `(?:需要|要不要|是否需要|是否要|希望|想让|想讓)(?:由)?${WO}(?:继续|繼續|进一步|進一步|来|來|再|把|将|將|帮|幫|为|為|做|补充|補充|展开|展開|提供)`,
    `(?:告诉|告訴|告知|通知|联系)${WO}(?:[，。！？,.!?即哦]|$|一声|一聲)|(?:请|請|可以?|欢迎|歡迎)?(?:随时|隨時)(?:告诉|告訴|告知|提出|吩咐|问)${WO}`,
    '以下(?:是|为|為)(?:一?[份篇个])?(?:经|經)?(?:过|過)?(?:修改|修订|修訂|润色|潤色|优化|優化|调整|調整|改写|改寫|精简|精簡|重写|重寫|扩写)(?:后|後|过|過)?的?',
    '(?:作为|作為|身为|身為)(?:一[个個名款位])?(?:ai|人工智能|人工智慧|大?型?(?:语言|語言)模型|智能助手)(?:语言模型|語言模型|助手|模型|助理)?(?=[，,我无無不])',
    '我的(?:知识|知識|训练|訓練)(?:数据|資料|库|庫)?(?:截止|截至|更新|仅|僅)',
    '(?:^|[:：]\\s?)(?:你|您)(?:现在|現在)?是(?:一[名位个個])?[^，。]{0,14}(?:分析师|分析師|助手|专家|專家|研究员|研究員|模型|编辑|編輯)|^(?:请|請)(?:你|您)?(?:帮我|幫我|为我|為我|撰写|撰寫|写一|寫一|生成|以[^，。]{1,12}(?:口吻|语气|語氣|风格|風格)|用[^，。]{1,12}(?:口吻|语气|語氣|风格|風格))|^(?:用户|用戶|助手|提示词|提示詞|指令)\\s?[:：]|(?:字数|字數|篇幅)(?:控制|限制|要求|不超过|不超過)',
  ].join('|'),
  'i',
);

/**
 * Where a sentence is talk between a writer and whoever ordered the text: offers to go on, remarks on the draft, and what was
 * asked for. English and German run only where their small words stand.
 */
export function assistantIn(sentence: string): RegExpExecArray | undefined {
  if (sentence.length > LONGEST) return undefined;
  if (/[一-鿿]/.test(sentence)) {
    const han = HAN.exec(sentence);
    if (han) return han;
  }
  return FIRST_PERSON.exec(sentence) ?? ENGLISH.exec(sentence) ?? GERMAN.exec(sentence) ?? undefined;
}

/** Talk is short. */
const LONGEST = 500;
