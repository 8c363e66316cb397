import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { readSource } from '../../src/report/source.ts';
import { Tearsheet } from '../../src/tearsheet.ts';
import { BUILT_IN } from '../../src/workspace/workspace.ts';
import { plainBrowser, plainPrint } from './plain-page.ts';
import { median, tell, timeOf } from './statistics.ts';

const SHEETS = 200;
const TURNS = 2;

/** The sector comparison with as many companies as asked for: those of the example, some of them once more under another name. */
async function companies(folder: string): Promise<string> {
  const example = join(BUILT_IN, 'examples/sector-comps');
  cpSync(example, folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const [from, to] = [join(example, 'data'), join(folder, 'data')];
  await connection.run(`CREATE TABLE c AS SELECT *, row_number() OVER () AS n FROM read_csv('${from}/companies.csv')`);
  await connection.run(`CREATE TABLE more AS SELECT * FROM c ORDER BY n LIMIT (SELECT ${SHEETS} - count(*) FROM c)`);
  await connection.run(
    `COPY (SELECT * EXCLUDE n FROM c UNION ALL SELECT * EXCLUDE n REPLACE (ticker || '2' AS ticker, name || ' II' AS name) FROM more) TO '${to}/companies.csv' (HEADER)`,
  );
  await connection.run(
    `COPY (SELECT * FROM '${from}/prices.parquet' UNION ALL SELECT p.* REPLACE (ticker || '2' AS ticker) FROM '${from}/prices.parquet' AS p WHERE ticker IN (SELECT ticker FROM more)) TO '${to}/prices.parquet' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  return join(folder, 'tearsheet.md');
}

/** Two hundred tear sheets from one report and one set of data, two at a time, against printing their ready HTML two at a time. */
export async function benchBatch(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-bench-'));
  const browser = await plainBrowser();
  try {
    const source = await readSource(await companies(folder));
    await using tearsheet = new Tearsheet();
    const pages = [await browser.newPage(), await browser.newPage()] as const;
    const ready: string[] = [];
    const make = async (keep: boolean): Promise<void> => {
      let count = 0;
      for await (const { rendered, error } of tearsheet.renderEach(source, 'ticker', { jobs: 2 })) {
        if (error) throw error;
        count++;
        if (keep) ready.push(rendered.document.html);
      }
      if (count !== SHEETS) throw new Error(`${count} sheets were made.`);
    };
    await make(true);
    for (const page of pages) await plainPrint(page, ready[0] as string);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      ours.push(await timeOf(() => make(false)));
      theirs.push(
        await timeOf(() =>
          Promise.all(
            pages.map(async (page, lane) => {
              for (let i = lane; i < ready.length; i += 2) await plainPrint(page, ready[i] as string);
            }),
          ),
        ),
      );
    }
    const ratio = median(theirs) / median(ours);
    const perSecond = (ms: number): string => ((SHEETS * 1000) / ms).toFixed(1);
    tell({
      name: `${SHEETS} tear sheets of one report, throughput`,
      ratio,
      bar: 'at least 0.7',
      holds: ratio >= 0.7,
      detail: `${perSecond(median(ours))} against ${perSecond(median(theirs))} a second of their ready HTML`,
    });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
