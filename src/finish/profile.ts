/**
 * What a finished file is for. `archive`: PDF/A-3a and PDF/UA-1, with its evidence inside. `web`: PDF/UA-1, as small as can be.
 * `draft`: as Chromium printed it, its dates and ids made to depend on the report alone.
 */
export type Profile = 'archive' | 'web' | 'draft';
