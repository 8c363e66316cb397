/** Words that say little by themselves, in English and German. */
const EMPTY = new Set(
  [
    'the and for with that this from have has had was were are been being its their they them our there here than then also but not into onto over under about after before which while where when what who whose how all any each such more most very much many now still just only even both either neither can did does done',
    'already thus hence therefore because since though although so too yet per via out off upon among between during within without against',
    'der die das den dem des und oder aber mit von vom zum zur bei auf aus für über unter nach vor durch gegen ohne ist sind war waren wird werden wurde wurden hat haben hatte hatten sein seine ihr ihre ihren ein eine einer eines einem einen sich auch noch nur sehr mehr als wie dass weil damit dann hier dort nicht kein keine bereits schon somit daher denn sowie beim ins ans dies diese dieser dieses sodass',
  ].flatMap((line) => line.split(' ')),
);
const EMPTY_HAN = /[的了已在与與和及为為是其等也亦均仍并並将將该該此这這以于於由之而且或可能有望会會]/gu;
/** Endings that differ from one sentence to the next are cut off, and what goes on behind a stem. */
const ENDING = /(?<=\p{L}{4})(?:ing|ed|es|en|er|em|s|e|n)$/u;
const STEM = 7;

/** What a text is about: its words without endings and its numbers, of Chinese each pair of neighbouring signs. */
export interface Content {
  readonly words: readonly string[];
  readonly numbers: readonly string[];
}

export function contentOf(text: string): Content {
  let content = known.get(text);
  if (content === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, (content = read(text)));
  }
  return content;
}

/** Several rules ask for the same sentences. */
const known = new Map<string, Content>();
const MOST_KNOWN = 4_000;

function read(text: string): Content {
  const words: string[] = [];
  for (const [word] of text.toLowerCase().matchAll(/[\p{Script=Latin}]{3,40}/gu))
    if (!EMPTY.has(word)) words.push(word.replace(ENDING, '').slice(0, STEM));
  for (const [run] of text.replace(EMPTY_HAN, '').matchAll(/\p{Script=Han}{2,200}/gu))
    for (let at = 0; at + 2 <= run.length; at++) words.push(run.slice(at, at + 2));
  const numbers = [...text.matchAll(/\d[\d.,'’]{0,20}/g)].map(([number]) => number.replace(/[.,'’]+$/, ''));
  return { words, numbers };
}
