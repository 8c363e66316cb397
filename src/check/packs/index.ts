import { cnCsrc } from './cn-csrc.ts';
import { finra2241 } from './finra-2241.ts';
import { hkSfc16 } from './hk-sfc-16.ts';
import { mar2016958 } from './mar-2016-958.ts';
import type { Pack } from './pack.ts';
import { regAc } from './reg-ac.ts';

/** Every pack by its id. A new pack is a file and a line here and in `DISCLOSURE_PACKS`. */
export const packs: ReadonlyMap<string, Pack> = new Map(
  [finra2241, regAc, mar2016958, hkSfc16, cnCsrc].map((pack) => [pack.id, pack]),
);
