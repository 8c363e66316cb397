import type { FactData } from '../schema/report.ts';
import type { Figure } from './figures.ts';
import { Ids } from './names.ts';

/** A recognised figure and what is known about it. */
export interface FactClaim {
  /** What its id begins with. */
  readonly stem: string;
  readonly label: string;
  readonly figure: Figure;
  readonly owner?: 'consensus' | undefined;
  readonly period?: string | undefined;
  readonly sources: readonly string[];
  /** Stands right beside its name, so that there is no doubt whose number it is. */
  readonly direct: boolean;
}

type Entry = { -readonly [K in keyof FactData]?: FactData[K] | undefined } & { direct: boolean; stem: string };

/** More figures than a note can carry as named numbers stay plain text. */
const MOST_FACTS = 600;

/** The figures of a draft under names: the same number of the same metric, printed the same way, is one fact. */
export class FactRegister {
  readonly #entries = new Map<string, Entry>();
  readonly #known = new Map<string, string>();
  readonly #ids = new Ids();

  /** Id of the fact for a claim; undefined when the register is full or the words are too long for a label. */
  claim({ stem, label, figure, owner, period, sources, direct }: FactClaim): string | undefined {
    const key = JSON.stringify([stem, figure.value, figure.unit, figure.text, figure.qualifier]);
    const known = this.#known.get(key);
    if (known !== undefined) {
      const entry = this.#entries.get(known) as Entry;
      entry.source = mergedSources(entry.source, sources);
      entry.direct ||= direct;
      return known;
    }
    const words = label.trim();
    if (this.#entries.size >= MOST_FACTS || words === '' || words.length > 300 || figure.text.trim().length > 300)
      return undefined;
    const id = this.#ids.take(period === undefined ? stem : `${stem}${period.replace(/[^A-Za-z0-9]/g, '')}`);
    this.#entries.set(id, {
      label: words.charAt(0).toUpperCase() + words.slice(1),
      value: typeof figure.value === 'number' ? figure.value : [...figure.value],
      unit: figure.unit,
      scale: figure.scale,
      sign: figure.sign ? true : undefined,
      qualifier: figure.qualifier,
      display: figure.text.trim(),
      period,
      owner,
      source: mergedSources(undefined, sources),
      direct,
      stem,
    });
    this.#known.set(key, id);
    return id;
  }

  get(id: string): Readonly<Entry> | undefined {
    return this.#entries.get(id);
  }

  get full(): boolean {
    return this.#entries.size >= MOST_FACTS;
  }

  /** The facts that stand right beside their names, in the order they were found. */
  direct(): readonly { readonly id: string; readonly stem: string; readonly period: string | undefined }[] {
    return [...this.#entries].flatMap(([id, { direct, stem, period }]) => (direct ? [{ id, stem, period }] : []));
  }

  /** The first fact of a metric that stands right beside its name. */
  find(stem: string): string | undefined {
    for (const [id, entry] of this.#entries) if (entry.stem === stem && entry.direct) return id;
    return undefined;
  }

  /** As the front matter writes them. */
  toData(): Record<string, Partial<FactData>> {
    return Object.fromEntries(
      [...this.#entries].map(([id, { direct: _, stem: __, ...entry }]) => [
        id,
        Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)),
      ]),
    );
  }
}

function mergedSources(present: Entry['source'], more: readonly string[]): Entry['source'] {
  const all = [...new Set([...(present === undefined ? [] : [present].flat()), ...more])];
  return all.length === 0 ? undefined : all.length === 1 ? all[0] : all;
}
