import { describe, expect, it } from 'vitest';
import { tracesOf } from '../../../src/print/traces.ts';

const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;

describe('tracesOf', () => {
  it('knows a page of ours by its policy alone', () => {
    expect(tracesOf(`<head>${POLICY}<title>x</title></head><p>the frame of the base is linked`)).toEqual({
      policy: POLICY,
      more: false,
    });
  });

  it.each([
    '<iframe src="x">',
    '<object data=x>',
    '<base href="/">',
    '<link rel=x>',
    '<meta http-equiv="refresh" content="0">',
    "<META CONTENT=x HTTP-EQUIV='content-language'>",
  ])('takes %s for more', (markup) => {
    expect(tracesOf(`${POLICY}${markup}`).more).toBe(true);
  });

  it('takes a policy that is written in another way for more', () => {
    expect(tracesOf('<meta content="default-src *" http-equiv=Content-Security-Policy>')).toEqual({ policy: '', more: true });
  });
});
