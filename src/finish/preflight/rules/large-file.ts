import type { PreflightRule } from '../rule.ts';

const MEGABYTE = 1_000_000;

/** Mail servers turn away what is too large. */
export const largeFile: PreflightRule = {
  id: 'large-file',
  severity: 'warning',
  about: 'The finished file is larger than what goes by mail (preflight.mailMegabytes, 10 unless the workspace says otherwise).',
  *check({ bytes }, { mailMegabytes }) {
    if (bytes <= mailMegabytes * MEGABYTE) return;
    yield {
      message: `The file has ${Number((bytes / MEGABYTE).toPrecision(3))} MB; ${mailMegabytes} MB go by mail.`,
      mend: 'Make its pictures smaller, send a link to it, or raise preflight.mailMegabytes in tearsheet.yaml.',
    };
  },
};
