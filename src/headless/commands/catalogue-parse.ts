import type { Command as Parser } from 'commander';
import type { CatalogueAction } from './catalogue-action.ts';

/** Adds `catalogue show | update | restore` to a program. */
export function addCatalogueCommands(program: Parser, found: (action: CatalogueAction) => void): void {
  const catalogue = program.command('catalogue').description('the services on offer: whose list it is');
  catalogue
    .command('show')
    .description('say where the list is from')
    .action(() => found({ do: 'show' }));
  catalogue
    .command('update')
    .description('check a list, say what it changes, and use it from now on')
    .argument('<source>', 'a file or an https address')
    .option('--dry-run', 'say what it changes, and change nothing')
    .action((source: string, options: { dryRun?: true }) =>
      found({ do: 'update', source, isDryRun: options.dryRun === true }),
    );
  catalogue
    .command('restore')
    .description('go back to the built-in list')
    .action(() => found({ do: 'restore' }));
}
