import { distance } from 'fastest-levenshtein';

/** Words of a name that many houses share: legal forms and lines of business. */
const SHARED = new Set(
  [
    'the ltd limited inc incorporated llc llp lp plc corp corporation company co gmbh ag kg kgaa se sa sas spa nv bv ab as asa aps oyj oy',
    'group holding holdings research equity securities capital partners partner asset management investment investments investors',
    'bank banking finance financial markets market news media data analytics intelligence insights ai labs technologies technology',
    'international global wealth advisors advisory brokers brokerage services solutions digital online',
  ].flatMap((line) => line.split(' ')),
);
/** Words that tell nobody apart when they are all that is left of a name. */
const COMMON = new Set(
  'deutsche german china chinese american us uk european euro national first general united royal new asia asian world 中国 中國'.split(
    ' ',
  ),
);
const HAN_FORM =
  /(?:股份)?有限(?:责任)?公司|集团|集團|公司|研究(?:院|所|中心)?|证券|證券|银行|銀行|(?:资产)?管理|资本|資本|科技|财经|財經/gu;

interface Name {
  readonly full: string;
  /** What tells it from others. */
  readonly own: string;
  /** What it shares with others, in order. */
  readonly shared: string;
}

function read(name: string): Name {
  const words = name
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]{0,120}\)/g, ' ')
    .replace(/\ba\/s\b/g, ' as ')
    .replace(/\bs\.\s?a\.|\bn\.\s?v\.|\bs\.\s?p\.\s?a\./g, ' sa ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const own: string[] = [];
  const shared: string[] = [];
  for (const word of words) {
    if (SHARED.has(word)) shared.push(word);
    else own.push(/\p{Script=Han}/u.test(word) ? word.replace(HAN_FORM, '') || word : word);
  }
  return { full: words.join(' '), own: own.join(' '), shared: shared.join(' ') };
}

/** As a name sounds, roughly: "Jinling" and "Ginlix" begin alike. */
function sound(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/j/g, 'g')
    .replace(/ph/g, 'f')
    .replace(/ck|q/g, 'k')
    .replace(/c(?![ehiy])/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/[yi]e?/g, 'i')
    .replace(/z/g, 's')
    .replace(/(.)\1/g, '$1');
}

export type Kinship = 'same' | 'namesake';

/**
 * Whether two names mean one house: `same` but for legal form and line of business ("Wrenfield", "Wrenfield Research Ltd"),
 * or a `namesake`, which is spelt otherwise and sounds alike ("Ginlix AI", "Jinling AI").
 */
export function kinship(one: string, other: string): Kinship | undefined {
  const [a, b] = [read(one), read(other)];
  if (a.full === '' || b.full === '') return undefined;
  if (a.full === b.full) return 'same';
  if (a.own === '' || b.own === '' || COMMON.has(a.own) || COMMON.has(b.own)) return undefined;
  if (a.own === b.own) return 'same';
  return isNamesake(a, b) ? 'namesake' : undefined;
}

function isNamesake(a: Name, b: Name): boolean {
  if (!/^\p{Script=Latin}{5,40}$/u.test(a.own) || !/^\p{Script=Latin}{5,40}$/u.test(b.own)) return false;
  const [left, right] = [sound(a.own), sound(b.own)];
  if (left.slice(0, 3) !== right.slice(0, 3)) return false;
  const apart = distance(left, right);
  const length = Math.max(left.length, right.length);
  // A line of business in common makes a likeness more than chance.
  return a.shared !== '' && a.shared === b.shared ? apart <= 2 && apart / length <= 0.3 : apart <= 1 && length >= 8;
}
