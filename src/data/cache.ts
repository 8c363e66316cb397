import { heeding } from './heeding.ts';

/** Work whose result is kept under a key, up to a weight; what was not asked for lately goes first. */
export class Cache<T> {
  readonly #entries = new Map<string, { readonly value: Promise<T>; weight: number }>();
  readonly #most: number;
  readonly #weigh: (value: T) => number;
  #weight = 0;

  constructor(most: number, weigh: (value: T) => number) {
    this.#most = most;
    this.#weigh = weigh;
  }

  /**
   * What is kept under the key, else what `work` gives. Work that fails is not kept. Work that was stopped by the signal of another,
   * while ours goes on, is done again; when our signal ends, nobody waits for the work of another.
   */
  async get(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    for (;;) {
      const kept = this.#entries.get(key);
      if (!kept) return this.#add(key, work);
      this.#entries.delete(key);
      this.#entries.set(key, kept);
      try {
        return await heeding(signal, kept.value);
      } catch (error) {
        const wasStopped = error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
        if (!wasStopped || signal.aborted) throw error;
      }
    }
  }

  async #add(key: string, work: () => Promise<T>): Promise<T> {
    const entry = { value: work(), weight: 0 };
    this.#entries.set(key, entry);
    try {
      const value = await entry.value;
      entry.weight = this.#weigh(value);
      this.#weight += entry.weight;
      this.#shrink();
      return value;
    } catch (error) {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
      throw error;
    }
  }

  #shrink(): void {
    for (const [key, { weight }] of this.#entries) {
      if (this.#weight <= this.#most) return;
      if (weight === 0) continue;
      this.#entries.delete(key);
      this.#weight -= weight;
    }
  }
}
