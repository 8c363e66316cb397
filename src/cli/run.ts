import { Command, CommanderError, Option } from 'commander';
import { EXIT_CODES, TearsheetError, toTearsheetError } from '../shared/errors.ts';
import { formatProblems } from './messages.ts';

/** What every command is given: patience and a way to speak. */
export interface CommandContext {
  readonly signal: AbortSignal;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly interactive: boolean;
}

const collect = (value: string, list: string[]): string[] => [...list, value];

/** Parses the command line, runs one command, folds what goes wrong into a message and an exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort(new DOMException('interrupted', 'AbortError'));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const context: CommandContext = {
    signal: controller.signal,
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    interactive: process.stderr.isTTY === true && process.env['CI'] === undefined,
  };
  // Whoever reads stops when it has seen enough: `tearsheet inspect … | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(Number(process.exitCode ?? 0));
    throw error;
  });
  const asJson = argv.includes('--json');
  try {
    await createProgram(context).parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : EXIT_CODES.usage;
    const error = controller.signal.aborted
      ? new TearsheetError(
          'interrupted',
          { code: 'run.interrupted', message: 'Interrupted. Nothing was left half-written.' },
          { cause: thrown },
        )
      : toTearsheetError(thrown);
    if (asJson) context.out(JSON.stringify({ ok: false, kind: error.kind, problems: error.problems }, undefined, 2));
    else context.err(formatProblems(error, process.stderr.isTTY === true));
    if (argv.includes('--verbose'))
      context.err(
        String((thrown as Error).stack ?? thrown) +
          (error.cause ? `\ncause: ${String((error.cause as Error).stack ?? error.cause)}` : ''),
      );
    return error.exitCode;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

function createProgram(context: CommandContext): Command {
  const program = new Command('tearsheet')
    .description('Turns a checked report into a branded PDF: what it prints, it can prove.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => context.out(text.trimEnd()), writeErr: (text) => context.err(text.trimEnd()) })
    .showHelpAfterError('Run tearsheet --help for the commands.')
    .showSuggestionAfterError();

  program
    .command('render')
    .description('render reports to PDF')
    .argument('<reports...>', 'report files or globs; loose drafts are imported first')
    .option('--out <path>', 'file (one report) or folder; output/ of the workspace by default')
    .option('--brand <name>', "a brand instead of the report's")
    .option('--param <name=value>', 'a parameter of the report; repeatable', collect, [])
    .option('--param-file <file>', 'parameters from a YAML or JSON file; --param wins')
    .option('--each <name>', 'one document for every choice of this parameter')
    .option('--format <format>', 'pdf, html, or deck for slides', 'pdf')
    .option('--jobs <n>', 'documents at a time', '2')
    .option('--timeout <seconds>', 'for the print of one document; 30 by default, and more for a long one')
    .option('--final', 'for its readers: no error and no warning may stand, and no page is marked as a draft')
    .addOption(
      new Option(
        '--profile <name>',
        'archive (PDF/A-3a and PDF/UA-1, with its evidence; of what is final), web (PDF/UA-1), draft',
      ).choices(['archive', 'web', 'draft']),
    )
    .option('--thumbnail', 'write page 1 beside it as <name>.png, 600 pixels across')
    .option('--manifest', 'write what each document was made from beside it, as <name>.manifest.json')
    .option('--facts <file>', 'write where every printed number comes from, as JSON; of several reports, a folder')
    .option('--json', 'print results as JSON')
    .option('--verbose', 'show causes of errors')
    .action(async (reports: string[], options) => {
      // Chromium and the drawing thread start first: they load on the other core while the rest loads here.
      const rooms = options.format === 'html' ? undefined : await (await import('./rooms.ts')).startRooms();
      try {
        await (await import('./commands/render.ts')).renderCommand(reports, options, context, rooms);
      } finally {
        // A mistake in the options is found after the rooms have started.
        await Promise.all([rooms?.charts[Symbol.asyncDispose](), rooms?.printer[Symbol.asyncDispose]()]);
      }
    });

  program
    .command('check')
    .description('say what does not hold in reports and loose drafts; prints nothing')
    .argument('[files...]', 'report files, loose drafts or globs')
    .option('--format <format>', 'text, json, sarif for code hosts, or html for a review page', 'text')
    .option('--out <file>', 'where to write; standard output by default')
    .option('--strict', 'warnings that nobody overrides fail like errors')
    .option('--fix', 'show what the findings that know their mend would change')
    .option('--write', 'with --fix: write it')
    .option('--previous <file>', 'the edition before this one')
    .option('--rules', 'print what is looked for')
    .option('--brand <name>', "a brand instead of the report's")
    .option('--param <name=value>', 'a parameter of the report; repeatable', collect, [])
    .option('--param-file <file>', 'parameters from a YAML or JSON file; --param wins')
    .option('--verbose', 'show causes of errors')
    .action(async (files: string[], options) => (await import('./commands/check.ts')).checkCommand(files, options, context));

  program
    .command('preflight')
    .description('say what is wrong with the pages of a PDF: layout, letters, links, pictures')
    .argument('<files...>', 'PDFs or globs')
    .option('--format <format>', 'text, or json', 'text')
    .option('--mail-limit <megabytes>', 'largest file that goes by mail; 10 unless the workspace says otherwise')
    .option('--strict', 'warnings fail like errors')
    .option('--verbose', 'show causes of errors')
    .action(async (files: string[], options) =>
      (await import('./commands/preflight.ts')).preflightCommand(files, options, context),
    );

  program
    .command('import')
    .description('turn a loose draft into a report file')
    .argument('<draft>', 'text or Markdown without front matter')
    .option('-o, --out <file>', 'where to write; standard output by default')
    .option('--json', 'print findings as JSON')
    .action(async (draft: string, options) => (await import('./commands/import.ts')).importCommand(draft, options, context));

  program
    .command('stamp')
    .description('make copies of a finished PDF, each with a line for its recipient')
    .argument('<file>', 'a PDF that was printed with --final, or with --profile archive or web')
    .option('--for <name>', 'whom the copy is for')
    .option('--firm <firm>', 'where they work')
    .option('--id <id>', 'id of the copy; made of the file, the name and the firm by default')
    .option('--list <file>', 'a copy for each row of a CSV file: name, firm, id, password')
    .option('--password <text>', 'encrypt the copies; other users of this machine may see it: --password-env is safer')
    .option('--password-env <name>', 'variable of the environment that holds the password')
    .option('-o, --out <path>', 'file or folder; beside the PDF by default')
    .option('--json', 'print results as JSON')
    .option('--verbose', 'show causes of errors')
    .action(async (file: string, options) => (await import('./commands/stamp.ts')).stampCommand(file, options, context));

  program
    .command('trace')
    .description('say whose copy a PDF is')
    .argument('<file>')
    .option('--ledger <file>', 'copies.ndjson of the copies; the one beside the PDF by default')
    .option('--json', 'print as JSON')
    .option('--verbose', 'show causes of errors')
    .action(async (file: string, options) => (await import('./commands/trace.ts')).traceCommand(file, options, context));

  program
    .command('sign')
    .description('sign a finished PDF or a copy of one (PAdES)')
    .argument('<file>')
    .option('--key <file>', 'PKCS#12, or a private key as PEM; as tearsheet.yaml says by default')
    .option('--cert <file>', 'PEM with the certificate of the key and those above it')
    .option('--password-env <name>', 'variable of the environment that holds the password of the key')
    .option('--timestamp <url>', 'authority of time stamps, RFC 3161')
    .option('--no-timestamp', 'none, whatever tearsheet.yaml says')
    .option('--timeout <seconds>', 'how long the authority is waited for')
    .option('--visible', 'a line on the last page says who has signed')
    .option('--reason <text>')
    .option('--location <text>')
    .option('-o, --out <file>', '<name>.signed.pdf beside the PDF by default')
    .option('--json', 'print results as JSON')
    .option('--verbose', 'show causes of errors')
    .action(async (file: string, options) => (await import('./commands/sign.ts')).signCommand(file, options, context));

  program
    .command('preview')
    .description('show a report in the browser and follow its changes')
    .argument('<report>')
    .option('--port <n>', 'port on this machine', '4820')
    .option('--brand <name>')
    .option('--param <name=value>', 'a parameter of the report; repeatable', collect, [])
    .action(async (report: string, options) => (await import('./commands/preview.ts')).previewCommand(report, options, context));

  program
    .command('schema')
    .description('print the report format as JSON Schema')
    .action(async () => (await import('./commands/schema.ts')).schemaCommand(context));

  program
    .command('charts')
    .description('list the charts of the catalogue, or the columns and options of one')
    .argument('[name]', 'a chart')
    .option('--json', 'print as JSON, options as JSON Schema')
    .action(async (name: string | undefined, options) =>
      (await import('./commands/charts.ts')).chartsCommand(name, options, context),
    );

  program
    .command('verify')
    .description('whether finished PDFs are what they were, and whether their own evidence makes them again')
    .argument('<files...>', 'PDFs')
    .option('--trust <file>', 'PEM file with certificates of authorities whose signatures are trusted')
    .option('--json', 'print results as JSON')
    .action(async (files: string[], options) => (await import('./commands/verify.ts')).verifyCommand(files, options, context));

  program
    .command('inspect')
    .description('what a PDF says of itself and carries inside')
    .argument('<file>', 'a PDF')
    .option('--tags', 'its tags, as a screen reader reads them')
    .option('--json', 'print as JSON')
    .action(async (file: string, options) => (await import('./commands/inspect.ts')).inspectCommand(file, options, context));

  program
    .command('init')
    .description('make a workspace with a first report')
    .argument('[folder]', 'new or empty folder', '.')
    .action(async (folder: string) => (await import('./commands/init.ts')).initCommand(folder, context));

  program
    .command('doctor')
    .description('say what is here and how to mend what is not')
    .option('--json', 'print as JSON')
    .action(async (options) => (await import('./commands/doctor.ts')).doctorCommand(options, context));

  return program;
}
