import type { NoteLanguage } from '../note/note.ts';

const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  hk$: 'HKD',
  nt$: 'TWD',
  nz$: 'NZD',
  ca$: 'CAD',
  au$: 'AUD',
  s$: 'SGD',
  a$: 'AUD',
  c$: 'CAD',
  r$: 'BRL',
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₩': 'KRW',
  r: 'ZAR',
  rm: 'MYR',
  rp: 'IDR',
  'rp.': 'IDR',
  '₺': 'TRY',
  '₽': 'RUB',
  '฿': 'THB',
  '₪': 'ILS',
  '₱': 'PHP',
  '₫': 'VND',
  rmb: 'CNY',
  rs: 'INR',
  'rs.': 'INR',
  fr: 'CHF',
  'fr.': 'CHF',
  sfr: 'CHF',
};
/** ISO 4217 codes that stand before or behind amounts. */
export const CODES =
  'USD|EUR|GBP|CNY|RMB|JPY|HKD|CHF|TWD|KRW|INR|AUD|CAD|SGD|SEK|NOK|DKK|BRL|MXN|ZAR|PLN|CZK|HUF|TRY|THB|IDR|MYR|PHP|VND|ILS|SAR|AED|NZD|RUB|CNH|CLP|COP|PEN|ARS|RON|QAR|KWD|EGP|NGN|KES';
const WORDS: Readonly<Record<string, string>> = {
  dollar: 'USD',
  dollars: 'USD',
  'us-dollar': 'USD',
  'us dollars': 'USD',
  euro: 'EUR',
  euros: 'EUR',
  pounds: 'GBP',
  yuan: 'CNY',
  renminbi: 'CNY',
  yen: 'JPY',
  won: 'KRW',
  rupees: 'INR',
  francs: 'CHF',
  franken: 'CHF',
  kronor: 'SEK',
  美元: 'USD',
  港元: 'HKD',
  港币: 'HKD',
  港幣: 'HKD',
  人民币: 'CNY',
  人民幣: 'CNY',
  元人民币: 'CNY',
  元人民幣: 'CNY',
  新台币: 'TWD',
  新台幣: 'TWD',
  日元: 'JPY',
  日圓: 'JPY',
  欧元: 'EUR',
  歐元: 'EUR',
  英镑: 'GBP',
  英鎊: 'GBP',
  韩元: 'KRW',
  韓元: 'KRW',
  瑞士法郎: 'CHF',
};
const POWERS: Readonly<Record<string, number>> = {
  trillion: 12,
  trillions: 12,
  tn: 12,
  trn: 12,
  billionen: 12,
  万亿: 12,
  萬億: 12,
  兆: 12,
  billion: 9,
  billions: 9,
  bn: 9,
  bln: 9,
  b: 9,
  mrd: 9,
  milliarden: 9,
  milliarde: 9,
  十亿: 9,
  十億: 9,
  亿: 8,
  億: 8,
  千万: 7,
  千萬: 7,
  crore: 7,
  crores: 7,
  million: 6,
  millions: 6,
  mn: 6,
  mln: 6,
  mio: 6,
  millionen: 6,
  m: 6,
  百万: 6,
  百萬: 6,
  lakh: 5,
  万: 4,
  萬: 4,
  thousand: 3,
  k: 3,
  tsd: 3,
  tausend: 3,
  千: 3,
};

/** The power of ten of a word: 9 for billion. */
export function powerOf(scale: string | undefined): number {
  const word = (scale ?? '').trim().toLowerCase().replace(/\.$/, '');
  return Object.hasOwn(POWERS, word) ? (POWERS[word] as number) : 0;
}

/** The unit that the words before or behind a number say. */
export function unitOf(prefix: string | undefined, suffix: string | undefined, language: NoteLanguage): string {
  const after = (suffix ?? '').trim().toLowerCase().replace(/\s+/g, ' ');
  if (/^(?:%|percent|per cent|prozent)$/.test(after)) return '%';
  if (/^(?:percentage points?|prozentpunkte?n?|个百分点|個百分點|百分点|百分點|pps?|ppts?)$/.test(after)) return 'pp';
  if (/^(?:basis points?|basispunkte?n?|个基点|個基點|基点|基點|bps?)$/.test(after)) return 'bp';
  if (/^(?:x|×|-?fach(?:e[sn]?)?|times|倍)$/.test(after)) return 'x';
  const before = (prefix ?? '').trim().toLowerCase();
  if (before === '¥' || before === '￥') return language === 'zh' || after === '元' ? 'CNY' : 'JPY';
  if (before === '人民币' || before === '人民幣') return 'CNY';
  if (before !== '') return CURRENCY_SIGNS[before] ?? WORDS[before] ?? before.toUpperCase();
  if (after === 'pence' || after === 'p') return 'GBP';
  if (/^(?:c|cents?)$/.test(after)) return 'USD';
  if (after === '元') return 'CNY';
  if (after === '') return '';
  if (after === 'rmb' || after === 'cnh') return 'CNY';
  return CURRENCY_SIGNS[after] ?? WORDS[after] ?? (after.length === 3 ? after.toUpperCase() : '');
}
