export type MetricKind = 'money' | 'share' | 'percent' | 'multiple' | 'count';

type Entry = readonly [id: string, kind: MetricKind, words: string];

/**
 * Words by which notes name what they measure, in English, German and Chinese. Where two begin at the same place the one that stands
 * first here is taken, so that longer names stand before those that begin them.
 */
export const METRIC_NAMES: readonly Entry[] = [
  // The share.
  [
    'averageTarget',
    'share',
    String.raw`(?:average|mean|median|consensus|street)(?:\s(?:analysts?['’]?s?|consensus|street|12-month))?\s(?:target(?:\sprice)?|price\starget)|durchschnittliches?\skursziel|konsens-?kursziel|平均目标价格?|平均目標價格?|一致目标价|一致目標價`,
  ],
  [
    'targetRange',
    'share',
    String.raw`(?:analyst\s)?(?:target\sprice|price\starget|target)\srange|range\sof\s(?:price\stargets|target\sprices|targets)|kursziel-?spanne|目标价(?:格)?(?:区间|范围)|目標價(?:格)?(?:區間|範圍)`,
  ],
  [
    'previousTarget',
    'share',
    String.raw`(?:previous|prior|old|former)\s(?:target(?:\sprice)?|price\starget)|bisheriges\skursziel|(?:altes|vorheriges)\skursziel|原目标价|原目標價|此前目标价|此前目標價`,
  ],
  [
    'targetPrice',
    'share',
    String.raw`(?:12-month\s|twelve-month\s)?(?:target\sprice|price\starget|fair\svalue(?:\sper\sshare)?|price\sobjective)|kursziel|fairer\swert|目标价(?:格)?|目標價(?:格)?|合理价值|合理價值|(?<![\p{Script=Latin}\d])(?:TP|PT)(?=\s?[:：]?\s?(?:of\s|is\s|to\s|at\s|von\s|auf\s|bei\s)?(?:[A-Z]{0,2}[$€£¥₹₩]|[A-Z]{3}\s?\d))|(?<=(?:[$€£¥]|[A-Z]{3}\s?)\d[\d.,]{0,8}p?\s)(?:price\s)?target(?:\sprice)?|we\s(?:now\s)?value\s(?:the\s|its\s)?(?:shares?|stock|units?|company)\sat(?=\s[A-Z]{0,3}\s?[$€£¥]?\d)|(?<!\p{L}\s)(?:target|ziel)(?=\s?[:：]?\s?(?:[A-Z]{0,2}[$€£¥₹₩]|[A-Z]{3}\s?\d|\d{2,6}(?:\.\d)?p))|target(?=\sof\s(?:[A-Z]{0,2}[$€£¥₹₩]|[A-Z]{3}\s?\d|\d{2,6}(?:\.\d)?p))|(?<=\b(?:our|new|raise|raised|lift|lifted|cut|lower|lowered)\s)target(?!\s(?:market|group|range))`,
  ],
  [
    'upside',
    'percent',
    String.raw`(?:implied\s|potential\s)?(?:upside|downside)(?:\spotential)?|(?:aufwärts|kurs|abwärts)?potenzial|上涨空间|上漲空間|上行空间|上行空間|潜在涨幅|潛在漲幅|下行空间|下行空間|潜在升幅|潛在升幅|上升空间|上升空間`,
  ],
  ['high52', 'share', String.raw`52-?\s?week\shigh|52-wochen-hoch|52周(?:最高|高点)|52週(?:最高|高點)`],
  ['low52', 'share', String.raw`52-?\s?week\slow|52-wochen-tief|52周(?:最低|低点)|52週(?:最低|低點)`],
  [
    'range52',
    'share',
    String.raw`52[-\s]?(?:weeks?|wk|w)\s(?:price\s|trading\s)?range|(?:12|twelve)[-\s]months?\s(?:price\s|trading\s)range|52[-\s]?wochen[-\s]?(?:spanne|bandbreite|kursspanne|range|hoch\s?\/\s?-?tief)|52[周週](?:价格|價格|股价|股價|交易|波动|波動)?(?:区间|區間|范围|範圍)|近一年(?:股价|股價)?(?:区间|區間)`,
  ],
  [
    'return52',
    'percent',
    String.raw`52-?\s?week\s(?:gain|change|return|performance)|(?:one|1)-year\s(?:gain|return|performance|change)|52-wochen-(?:performance|gewinn|veränderung)|52周涨幅|52週漲幅|近一年涨幅|近一年漲幅`,
  ],
  [
    'returnYtd',
    'percent',
    String.raw`(?:ytd|year-to-date)(?:\s(?:gain|return|performance|change))?|(?:gain|rise|return|advance|increase)\s(?:of\s)?(?:year-to-date|ytd)|performance\sseit\sjahresbeginn|seit\sjahresbeginn|年初至今(?:涨幅|漲幅)?|年内涨幅|年內漲幅`,
  ],
  ['totalReturn', 'percent', String.raw`(?:expected\s|potential\s)?total\s(?:shareholder\s)?return|gesamtrendite|总回报|總回報`],
  [
    'marketCap',
    'money',
    String.raw`market\s(?:capitali[sz]ation|cap\.?|value)|mkt\.?\scap\.?|marktkapitalisierung|börsen(?:wert|kapitalisierung)|marktwert\sdes\seigenkapitals|equity\smarket\svalue|总市值|總市值|市值`,
  ],
  [
    'enterpriseValue',
    'money',
    String.raw`enterprise\svalue|(?<![\p{Script=Latin}\d])EV(?![\p{Script=Latin}/])|unternehmenswert|企业价值|企業價值`,
  ],
  [
    'shares',
    'count',
    String.raw`(?:diluted\s|ordinary\s|basic\s|weighted\saverage\s)?(?:shares|adss?)\s(?:outstanding|in\sissue)|(?:number\sof|outstanding|diluted)\s(?:shares|adss?)|share\scount|aktienanzahl|anzahl\s(?:der\s)?aktien|ausstehende\saktien|总股本|總股本|已发行股份|已發行股份|流通股数|股本|aktienzahl|已发行股[份数]|已發行股[份數]|发行股数|發行股數|(?:aktien|shares)(?=\s?[:：]\s?\d)`,
  ],
  // Multiples and yields.
  [
    'forwardPe',
    'multiple',
    String.raw`(?:forward|fwd\.?|12-month\sforward|ntm)\s(?:p\/e|pe|price[-\s]to[-\s]earnings)(?:\s(?:ratio|multiple))?|(?:远期|遠期|前瞻|预测|預測)市盈率|forward-kgv`,
  ],
  [
    'pe',
    'multiple',
    String.raw`(?:trailing\s|ttm\s)?(?:p\/e|p\/e\sratio|price[-\s]to[-\s]earnings|price\/earnings)(?:\s\(ttm\))?(?:\s(?:ratio|multiple))?|pe\s(?:ratio|multiple)|earnings\smultiple|(?<![\p{Script=Latin}\d])(?-i:PE|PER)(?!\p{Script=Latin})|kgv|kurs-gewinn-verhältnis|市盈率|本益比|forward\smultiple`,
  ],
  [
    'pb',
    'multiple',
    String.raw`(?:p\/bv?|p\/b|price[-\s]to[-\s](?:tangible\s)?book|price\/book|p\/tbv?)(?:\svalue)?(?:\sratio)?|(?<![\p{Script=Latin}\d])PB(?!\p{Script=Latin})|kbv|市净率|市淨率|股價淨值比|kurs-buchwert-verhältnis`,
  ],
  ['pffo', 'multiple', String.raw`p\/a?ffo|kurs\/ffo`],
  ['pnav', 'multiple', String.raw`p\/nav|price[-\s]to[-\snav]`],
  ['ps', 'multiple', String.raw`(?:p\/s|price[-\s]to[-\s]sales|price\/sales)(?:\sratio)?|kuv|市销率|市銷率`],
  ['evEbitda', 'multiple', String.raw`ev\s?\/\s?ebitda(?:\s(?:multiple|ratio))?|企业价值倍数|企業價值倍數`],
  ['evEbit', 'multiple', String.raw`ev\s?\/\s?ebit(?!da)(?:\s(?:multiple|ratio))?`],
  ['evSales', 'multiple', String.raw`ev\s?\/\s?(?:sales|revenue|umsatz)(?:\s(?:multiple|ratio))?`],
  [
    'netDebtEbitda',
    'multiple',
    String.raw`net\sdebt\s?(?:\/|to)\s?(?:adjusted\s)?ebitda[xr]?|nettoverschuldung\s?\/\s?ebitda|(?:net\s)?leverage(?:\sratio)?(?=\s(?:of|at|is|was|fell|rose|stood)|\s?[:：])|verschuldungsgrad|净负债\/ebitda|淨負債\/ebitda`,
  ],
  [
    'interestCover',
    'multiple',
    String.raw`interest\scover(?:age)?(?:\sratio)?|zinsdeckung(?:sgrad)?|利息保障倍数|利息保障倍數|利息覆盖率`,
  ],
  ['debtToEquity', 'multiple', String.raw`debt[-\s]to[-\s]equity(?:\sratio)?|d\/e(?:\sratio)?|gearing`],
  ['currentRatio', 'multiple', String.raw`current\sratio|流动比率|流動比率|liquidität\s(?:3|dritten)`],
  ['quickRatio', 'multiple', String.raw`quick\sratio|acid\stest|速动比率|速動比率|liquidität\s(?:2|zweiten)`],
  ['bookToBill', 'multiple', String.raw`book-to-bill(?:\sratio)?|book\/bill`],
  ['beta', 'multiple', String.raw`(?<!\p{Script=Latin})beta(?!\p{Script=Latin})`],
  [
    'dividendYield',
    'percent',
    String.raw`(?:dividend|distribution)\syield|cash\syield|running\syield\son\sthe\sshares|dividendenrendite|ausschüttungsrendite|barrendite|现金殖利率|現金殖利率|殖利率|股息率|股息收益率`,
  ],
  ['fcfYield', 'percent', String.raw`(?:fcf|free\scash\s?flow)[-\s]yield|fcf-rendite|自由现金流收益率|自由現金流收益率`],
  ['earningsYield', 'percent', String.raw`earnings\syield|gewinnrendite`],
  [
    'payoutRatio',
    'percent',
    String.raw`pay-?out(?:\sratio)?(?!\sof\s(?:[A-Z]{0,2}[$€£¥]|[A-Z]{3}\s?\d))|ausschüttungsquote|派息率|派息比率|股利支付率|分红率|ausschüttungsquoten?`,
  ],
  // Per share.
  [
    'eps',
    'share',
    String.raw`(?:diluted|basic|adjusted|adj\.|reported|(?:non-)?gaap|underlying|forward|consensus|core)?\s?(?:eps|earnings\sper\s(?:share|ads))|(?:bereinigtes\s|verwässertes\s)?(?:ergebnis|gewinn)\s(?:je|pro)\saktie|每股收益|每股盈利|每股盈餘|每股盈余`,
  ],
  [
    'dps',
    'share',
    String.raw`dividends?(?:\sper\s(?:share|unit))?(?!\s(?:yield|cover|growth|policy|pay-?out|aristocrat|stream))|dps|dpu|pay-?out(?=\sof\s(?:[A-Z]{0,2}[$€£¥]|[A-Z]{3}\s?\d))|(?:pays?|paid|distributes?|distributed)(?:\sout)?(?=\s(?:[A-Z]{0,2}[$€£¥]|[A-Z]{3}\s?)\d[\d.,]{0,8}\s(?:a|per)\s(?:share|unit))|je\saktie\s(?:ausgeschüttet|ausschütten|als\sdividende)|distributions?\sper\s(?:unit|share)|dividende(?:\s(?:je|pro)\saktie)?|每股股息|每股派息|每股分红|每股股利|dividends?(?!\s(?:yield|cover|growth|policy|pay-?out|aristocrat|stream))|dividenden?(?!rendite|\s?rendite)|股息(?!率|收益率)|現金股利|现金股利|分派(?!率)|ausschüttung(?:en)?(?=\s(?:von|je|pro|in\shöhe))`,
  ],
  ['ffops', 'share', String.raw`a?ffo\s(?:per\s(?:unit|share)|(?:je|pro)\s(?:aktie|anteil))|ffops`],
  [
    'bvps',
    'share',
    String.raw`(?:tangible\s)?book\svalue\sper\sshare|(?:t)?bvps|(?:epra\s)?(?:nav|nta)\sper\s(?:share|unit)|buchwert\s(?:je|pro)\saktie|nav\s(?:je|pro)\s(?:aktie|anteil)|每股净资产|每股淨資產|每股[净淨]值|每股[账賬]面[净淨]?值`,
  ],
  // Rates of change, named by what changes.
  [
    'cagr',
    'percent',
    String.raw`compound\sannual\sgrowth(?:\srate)?|cagr|(?:durchschnittliches\s)?jährliches\swachstum|复合年(?:均)?增长率|年均复合增(?:长率|速)|年複合(?:成長|增長)率|複合年增長率|compound(?:s|ed|ing)?\sat|jährlich\sum`,
  ],
  [
    'organicGrowth',
    'percent',
    String.raw`(?:organic|like-for-like|comparable|same-store)(?:\s(?:sales|revenue))?\sgrowth|organisches\swachstum|flächenbereinigtes\swachstum|同店(?:销售)?增长|內生增長|内生增长`,
  ],
  // Margins and returns.
  ['grossMargin', 'percent', String.raw`(?:adjusted\s)?gross(?:\sprofit)?\smargin|bruttomarge|rohertragsmarge|rohmarge|毛利率`],
  ['ebitdaMargin', 'percent', String.raw`(?:adjusted\s|adj\.\s|underlying\s)?ebitda(?:\sprofit)?[-\s](?:margin|marge)`],
  [
    'operatingMargin',
    'percent',
    String.raw`(?:adjusted\s|adj\.\s|underlying\s)?(?:operating(?:\sprofit)?|ebita?|ebit)[-\s](?:margin|marge)|operative(?:n)?\s(?:umsatz)?marge|营业利润率|營業利潤率|营业利益率|營益率|经营溢利率|經營溢利率|營運利益率|经营利润率|經營利潤率|经营利润率|營業利益率|運營利潤率`,
  ],
  [
    'netMargin',
    'percent',
    String.raw`(?:adjusted\s)?net(?:\s(?:profit|income))?\smargin|nettomarge|umsatzrendite|净利率|净利润率|純益率|稅後淨利率|归母净利率|淨利率|淨利潤率`,
  ],
  [
    'netInterestMargin',
    'percent',
    String.raw`net\sinterest\smargin|(?<!\p{Script=Latin})nim(?!\p{Script=Latin})|nettozinsmarge|净息差|淨息差`,
  ],
  ['fcfMargin', 'percent', String.raw`(?:fcf|free\scash\s?flow)[-\s]margin`],
  ['costIncome', 'percent', String.raw`cost[-\s\/]?(?:to[-\s])?income(?:\sratio)?|aufwand-ertrag-(?:quote|relation)|成本收入比`],
  ['combinedRatio', 'percent', String.raw`combined\sratio|schaden-kosten-quote|综合成本率|綜合成本率`],
  ['lossRatio', 'percent', String.raw`(?:claims|loss)\sratio|schadenquote|赔付率|賠付率`],
  ['expenseRatio', 'percent', String.raw`expense\sratio|kostenquote|费用率|費用率`],
  [
    'cet1',
    'percent',
    String.raw`(?:cet1|cet\s1|common\sequity\stier\s1|core\stier\s1|tier\s1)(?:\s(?:capital\s)?ratio)?|harte\skernkapitalquote|核心一级资本充足率|核心一級資本充足率`,
  ],
  ['nplRatio', 'percent', String.raw`(?:npl|non-performing\sloan)s?(?:\sratio)?|不良(?:贷款)?率|不良(?:貸款)?率`],
  ['ltv', 'percent', String.raw`(?:ltv|loan-to-value)(?:\sratio)?|贷款价值比`],
  [
    'roe',
    'percent',
    String.raw`(?:rote|roe|return\son\s(?:tangible\s)?equity)|eigenkapitalrendite|净资产收益率|股東權益報酬率|股本回報率|股本回报率`,
  ],
  ['roic', 'percent', String.raw`roic|roce|return\son\s(?:invested\scapital|capital\semployed)|kapitalrendite|投入资本回报率`],
  [
    'roa',
    'percent',
    String.raw`(?<!\p{Script=Latin})roa(?!\p{Script=Latin})|return\son\sassets|gesamtkapitalrendite|总资产收益率|資產回報率`,
  ],
  ['marketShare', 'percent', String.raw`market\sshare|marktanteil|市场份额|市場份額|市占率`],
  ['occupancy', 'percent', String.raw`occupancy(?:\srate)?|vermietungsquote|出租率|load\sfactor|客座率|auslastung(?:sgrad)?`],
  ['equityRatio', 'percent', String.raw`equity\sratio|eigenkapitalquote|权益比率`],
  ['debtRatio', 'percent', String.raw`debt\sratio|debt[-\s]to[-\s]assets|资产负债率|資產負債率`],
  ['taxRate', 'percent', String.raw`(?:effective\s)?tax\srate|steuerquote|(?:实际|有效)税率|(?:實際|有效)稅率`],
  ['wacc', 'percent', String.raw`wacc|discount\srate|cost\sof\s(?:equity|capital)|kapitalkosten(?:satz)?|折现率|折現率`],
  ['probability', 'percent', String.raw`probability|weight(?:ing)?|wahrscheinlichkeit|gewicht(?:ung)?|概率|機率|权重|權重`],
  // Cash flow and balance sheet.
  [
    'interestExpense',
    'money',
    String.raw`(?:net\s|cash\s)?(?:interest\s(?:expenses?|costs?|charges?|paid|payments?|bill)|finance\s(?:costs?|charges?|expenses?)|financing\scosts?)|(?:cash|net)\sinterest(?!\s(?:income|margin|rates?|received|cover))|interest(?=\sof\s(?:[A-Z]{0,2}[$€£¥₹₩]|[A-Z]{3}\s?\d))|zins(?:aufwand|aufwendungen|kosten|last|zahlungen|ausgaben)|zinsen(?=\s(?:von|in\shöhe)\s)|利息(?:支出|费用|費用|开支|開支|净额|淨額)|(?:现金|現金|净|淨)利息(?!收入)|财务费用|財務費用`,
  ],
  [
    'freeCashFlow',
    'money',
    String.raw`fcf|free\scash\s?flows?|freie[rnms]?\s(?:cashflow|cash-?flow)|自由现金流(?:量)?|自由現金流(?:量)?`,
  ],
  [
    'operatingCashFlow',
    'money',
    String.raw`(?:net\s)?(?:operating\scash\s?flow|cash\s?flow\sfrom\soperat(?:ions|ing\sactivities)|cash\s(?:generated\s)?from\soperations|cfo)|operativer\s(?:cashflow|cash-?flow)|mittelzufluss\saus\slaufender\sgeschäftstätigkeit|经营(?:活动|性)?(?:产生的)?现金流(?:量)?(?:净额)?|經營(?:活動|性)?(?:產生的)?現金流(?:量)?(?:淨額)?`,
  ],
  [
    'investingCashFlow',
    'money',
    String.raw`(?:cash\s?flow\sfrom\sinvest(?:ing\sactivities|ments)|investing\scash\s?flow|cfi)|cashflow\saus\sinvestitionstätigkeit|投资活动现金流(?:量)?(?:净额)?|投資活動現金流(?:量)?(?:淨額)?`,
  ],
  [
    'financingCashFlow',
    'money',
    String.raw`(?:cash\s?flow\sfrom\sfinancing(?:\sactivities)?|financing\scash\s?flow|cff)|cashflow\saus\sfinanzierungstätigkeit|筹资活动现金流(?:量)?(?:净额)?|融資活動現金流(?:量)?(?:淨額)?`,
  ],
  ['capex', 'money', String.raw`capex|capital\sexpenditures?|investitionen|资本(?:性)?开支|资本支出|資本(?:性)?開支|資本支出`],
  [
    'netDebt',
    'money',
    String.raw`net\s(?:financial\s)?debt|nettoverschuldung|nettofinanzschulden|nettoschulden|净负债|净债务|淨負債|淨債務|nettofinanzverbindlichkeiten|nettofinanzverschuldung|净债务|净负债`,
  ],
  [
    'netCash',
    'money',
    String.raw`net\scash(?!\s(?:flow|from|generated))(?:\sposition)?|nettoliquidität|nettofinanzposition|净现金|淨現金`,
  ],
  [
    'grossDebt',
    'money',
    String.raw`(?:gross|total|financial|interest-bearing)\s(?:debt|borrowings)|finanzschulden|bruttoverschuldung|有息负债|有息負債|总债务|總債務|(?<!net\s)debt(?=\s(?:of\s|was\s|is\s|stood\sat\s)?(?:[A-Z]{0,2}[$€£¥₹₩]|[A-Z]{3}\s?\d|\d{2,6}(?:\.\d)?p))|借[贷貸]|bruttofinanzschulden|bruttoschulden|finanzverbindlichkeiten|kredite|借款總額|借款总额`,
  ],
  [
    'cash',
    'money',
    String.raw`cash(?:(?=\s(?:at|of|was|stood|[A-Z]{0,2}[$€£¥]))|\sand\s(?:cash\s)?equivalents|\sand\sshort-term\sinvestments|\sposition|\sbalance)|liquide\smittel|现金(?!流|分|成|股|支|奶|价|收|回)|現金(?!流|分|成|股|支|價|收|回)|货币资金|現金及(?:現金)?等價物|现金及(?:现金)?等价物|cash(?=\s(?:at|of|was|stood|[A-Z]{0,2}[$€£¥]))|现金(?!流|分|成|股|支|奶|价|收|回)|現金(?!流|分|成|股|支|價|收|回)|liquide[nr]?\smitteln?`,
  ],
  [
    'totalAssets',
    'money',
    String.raw`total\sassets|bilanzsumme|gesamtvermögen|summe\saktiva|总资产|總資產|资产总额|資產總額|资产总计|資產總計`,
  ],
  [
    'liabilitiesAndEquity',
    'money',
    String.raw`total\sliabilities\s(?:and|&|\+)\s(?:(?:shareholders|stockholders|owners)['’]?\s)?(?:equity|funds)|summe\s(?:der\s)?passiva|passiva\sgesamt|(?:负债|負債)(?:及|和|与|與)(?:股东|股東|所有者)?(?:权益|權益)(?:总计|總計|合计|合計|总额|總額)`,
  ],
  [
    'totalLiabilities',
    'money',
    String.raw`total\sliabilities|verbindlichkeiten(?:\sgesamt)?|fremdkapital|总负债|總負債|负债总额|負債總額|负债合计|負債合計`,
  ],
  [
    'equity',
    'money',
    String.raw`(?:total\s)?(?:shareholders?['’]?|stockholders?['’]?|owners?['’]?)\s?(?:equity|funds)|total\sequity|eigenkapital|股东权益(?:合计)?|股東權益(?:合計)?|所有者权益(?:合计)?|净资产|淨資產`,
  ],
  [
    'aum',
    'money',
    String.raw`assets\sunder\smanagement|(?<!\p{Script=Latin})aum(?!\p{Script=Latin})|fund\s(?:size|assets)|fondsvolumen|verwaltetes\svermögen|管理规模|管理規模|管理资产|管理資產`,
  ],
  // Income statement, from below.
  [
    'netIncome',
    'money',
    String.raw`(?:adjusted\s|adj\.\s|reported\s|underlying\s|(?:non-)?gaap\s)?(?:net\s(?:income|profit|earnings|loss)|attributable\s(?:net\s)?profit|profit\s(?:after\stax|attributable)|profit\sfor\sthe\s(?:year|period))|(?:jahres|konzern|perioden)überschuss|nettogewinn|nettoergebnis|konzerngewinn|konzernergebnis|reingewinn|periodenergebnis|nachsteuer(?:ergebnis|gewinn)|gewinn\snach\ssteuern|(?<![\p{Script=Latin}\d])PAT(?!\p{Script=Latin})|归母净利润?|稅後淨利潤?|税后净利润?|歸母淨利潤?|股东应占(?:净)?(?:利润|溢利)|股東應佔(?:淨)?(?:利潤|溢利)|归属于母公司(?:股东|所有者)的净利润|净利润|淨利潤|淨利|稅後純益`,
  ],
  [
    'pretaxProfit',
    'money',
    String.raw`(?:pre-?tax\s(?:profit|income)|profit\sbefore\stax|pbt|ebt)|ergebnis\svor\ssteuern|vorsteuerergebnis|利润总额|税前利润|稅前利潤|稅前盈利`,
  ],
  [
    'depreciation',
    'money',
    String.raw`depreciation(?:\sand\samorti[sz]ation)?|d&a|abschreibungen|折旧(?:及|与|和)?摊销|折舊(?:及|與|和)?攤銷|折旧|折舊`,
  ],
  [
    'ebitda',
    'money',
    String.raw`(?:adjusted\s|adj\.\s|underlying\s|reported\s|bereinigtes\s|经调整|經調整)?ebitda[xr]?(?!\s?(?:margin|marge|[-/]))`,
  ],
  [
    'operatingProfit',
    'money',
    String.raw`(?:adjusted\s|adj\.\s|underlying\s|reported\s|bereinigtes\s)?(?:operating\s(?:profit|income|result|earnings|loss)|ebita?(?!da)(?!\s?(?:margin|marge|[-/])))|betriebsergebnis|operatives\s(?:ergebnis|gewinn)|营业利润|營業利益|经营利润|經營利潤|經營溢利`,
  ],
  ['grossProfit', 'money', String.raw`gross\sprofit|rohertrag|bruttoergebnis|bruttogewinn|毛利润?(?!率)|毛利潤?(?!率)`],
  [
    'costOfSales',
    'money',
    String.raw`cost\sof\s(?:sales|goods\ssold|revenue)|cogs|herstellungskosten|umsatzkosten|营业成本|營業成本|销售成本|銷售成本`,
  ],
  [
    'netInterestIncome',
    'money',
    String.raw`net\sinterest\sincome|(?<!\p{Script=Latin})nii(?!\p{Script=Latin})|zinsüberschuss|净利息收入|淨利息收入`,
  ],
  ['ffo', 'money', String.raw`(?:adjusted\s|bereinigtes\s)?(?:funds\sfrom\soperations|ffo(?!\s?(?:per|je|pro|[-/])))`],
  [
    'incomeTax',
    'money',
    String.raw`(?:income\s)?tax\s(?:expense|charge)|(?:income|corporate)\stax(?:es)?(?!\srate)|ertrag(?:s)?steuern|steueraufwand|所得税(?:费用|開支)?|所得稅(?:費用|開支)?`,
  ],
  ['orders', 'money', String.raw`order\sintake|new\sorders|auftragseingang|新签订单|新簽訂單|新增订单`],
  ['orderBacklog', 'money', String.raw`order\s(?:backlog|book)|backlog|auftragsbestand|在手订单|在手訂單`],
  [
    'revenue',
    'money',
    String.raw`(?:total\s|net\s|group\s|operating\s)?(?:revenues?|sales(?!\s(?:growth|force|team|channel|price|volume|people|staff))|turnover)|(?:konzern|gesamt)?ums(?:atz|atzes|ätze|ätzen)(?:erlösen?)?|erlösen?|营业总?收入|营收|營收|營業總?收入|总?收入|總?收入|销售额|銷售額|ums(?:atzes|ätzen?)|erlösen?`,
  ],
  // What a sentence names last.
  [
    'price',
    'share',
    String.raw`(?:current\s|latest\s|closing\s|last\s|market\s)?(?:stock|share|unit|ads)\sprice|(?:current|closing|last|market)\sprice|shares\s(?:closed|close|traded?|trading|stood|stand)\sat|closed\sat|trading\sat|(?:stock|shares?|units?|ads)\sat(?=\s(?:[A-Z]{0,2}[$€£¥]|[A-Z]{3}\s)\d)|at\sthe\sclose\sof|(?<!\p{L}\s)price(?=\s(?:as\s(?:of|at)|at|on)\s(?:(?:the\s)?close\s(?:of|on)\s)?[\p{L}\d.,\s]{4,24}[:：]\s?(?:[A-Z]{0,2}[$€£¥₹₩]|[A-Z]{3}\s?\d))|(?<!\p{L}\s)(?:price|cmp|last\sclose|close)(?=\s?[:：]?\s?(?:of\s|at\s)?(?:[A-Z]{0,2}[$€£¥₹₩]|[A-Z]{3}\s?\d|\d{2,6}(?:\.\d)?p))|aktueller\skurs|(?:aktien|schluss)kurs|(?:letzter\s)?kurs(?=\s(?:von|bei|am|vom|€|\d|:|[A-Z]{3}\s?\d)|\s?[:：])|(?<!对应|合理|目标|隐含)(?:当前|當前|最新)?股价|(?<!對應|合理|目標|隱含)(?:当前|當前|最新)?股價|收盘价|收盤價|现价|現價|(?:letzter\s)?kurs(?=\s[A-Z]{3}\s?\d)|收市[价價]|现价|現價`,
  ],
  ['margin', 'percent', String.raw`(?<!\p{L}\s)margin|(?:the|an?|its|this|that)\smargin|(?:die\s)?marge`],
  ['yield', 'percent', String.raw`yield|rendite|分派率|派息率`],
  [
    'growth',
    'percent',
    String.raw`(?:year-over-year\s|year-on-year\s|annual\s|yoy\s|y\/y\s)?growth(?:\srate)?|yoy|y\/y|wachstum(?:srate)?|同比(?:增长|增長|增速|增幅)?|年增(?:率)?|增长率|增長率|增速`,
  ],
];
