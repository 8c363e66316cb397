import { expand, ProseError } from '../../src/prose/expand.ts';
import type { ProseScope } from '../../src/prose/expanded.ts';
import { CLOSE, OPEN } from '../../src/prose/marks.ts';

/** Prose with what is printed in angle brackets in place of its marks. */
export function shown(source: string, scope: ProseScope): string {
  const { text, printed } = expand(source, scope);
  return text.replace(new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g'), (_, index: string) => {
    const value = printed[Number(index)];
    return value?.kind === 'reference' ? `<${value.exhibit}>` : `<${value?.text}>`;
  });
}

/** The mistake that prose is refused for. */
export function mistake(source: string, scope: ProseScope): ProseError {
  try {
    expand(source, scope);
  } catch (error) {
    if (error instanceof ProseError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}
