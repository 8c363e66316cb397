import { DataRoom } from '../../src/data/room.ts';
import { findWorkspace } from '../../src/workspace/workspace.ts';
import { tableOfTwenty } from './sql.ts';

/* A process of its own that asks twenty times and prints the most memory it held, MB. */
const folder = process.argv[2] as string;
await using room = new DataRoom(await findWorkspace(folder));
for (let turn = 0; turn < 20; turn++) await tableOfTwenty(room, folder, 20 + turn / 10);
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)));
