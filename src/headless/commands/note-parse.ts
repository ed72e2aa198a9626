import type { Command as Parser } from 'commander';
import type { NoteAction } from './note-action.ts';

/** Adds `note add | list | show | search | export | import | queue` to a program. */
export function addNoteCommands(program: Parser, found: (action: NoteAction) => void): void {
  const note = program.command('note').description('write things down while it is down, and find them again');
  const words = (given: readonly string[]): string | null => (given.length === 0 ? null : given.join(' '));
  note
    .command('add')
    .description('keep a note')
    .argument('[text...]', 'what to note; default: what comes in on standard input')
    .action((text: readonly string[]) => found({ do: 'add', text: words(text) }));
  note
    .command('list')
    .description('list all notes')
    .option('--tag <tag>', 'only those with this tag')
    .option('--trash', 'those in the trash instead')
    .action((options: { tag?: string; trash?: true }) =>
      found({ do: 'list', tag: options.tag ?? null, trashed: options.trash === true }),
    );
  note
    .command('show')
    .description('print a note')
    .argument('<note>', 'the start of its id or title')
    .action((asked: string) => found({ do: 'show', note: asked }));
  note
    .command('search')
    .description('find notes by their words')
    .argument('<word...>', 'words, or the beginnings of words, or #tags')
    .action((asked: readonly string[]) => found({ do: 'search', query: asked.join(' ') }));
  note
    .command('export')
    .description('write all notes out as Markdown files')
    .argument('<target>', 'a folder, or a file that ends in .zip')
    .action((target: string) => found({ do: 'export', target }));
  note
    .command('import')
    .description('take in Markdown and text files, folders of them, and zip archives')
    .argument('<path...>', 'files, folders or archives')
    .action((sources: readonly string[]) => found({ do: 'import', sources }));
  note
    .command('queue')
    .description('keep a prompt to send when a service is back')
    .argument('<service>', 'a service by id or name')
    .argument('[text...]', 'the prompt; default: what comes in on standard input')
    .option('--note <note>', 'a whole note, as it will stand then')
    .action((service: string, text: readonly string[], options: { note?: string }) =>
      found({ do: 'queue', service, text: words(text), note: options.note ?? null }),
    );
}
