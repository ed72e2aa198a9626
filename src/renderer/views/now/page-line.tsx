import { FORMAT_NAMES } from '../../../shared/format-names.ts';
import type { PageView } from '../../../shared/snapshot.ts';
import { pageFailureWords } from '../../../shared/words/code.ts';
import { ExternalLink } from '../../components/external-link.tsx';
import { Age } from '../../components/moment.tsx';
import { SPEECH, TEXT } from '../../speech.ts';

function host(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : address;
}

/** The official page: when it was last read, from where, and why not since. */
export function PageLine({ page }: { readonly page: PageView }) {
  return (
    <p className="page-line">
      <ExternalLink url={page.url}>{TEXT.now.statusPage}</ExternalLink>{' '}
      <span className="muted">
        {page.readAt === null ? (
          TEXT.now.neverRead
        ) : (
          <>
            {TEXT.now.read} <Age at={page.readAt} />
          </>
        )}
        {page.foundAs === undefined ? '' : TEXT.now.foundAs(FORMAT_NAMES[page.foundAs])}
        {page.mirror === null ? '' : TEXT.now.fromMirror(host(page.mirror))}
        {page.failure === null ? null : (
          <>
            {' '}
            · {TEXT.now.notReadable} <Age at={page.failure.at} /> ({pageFailureWords(page.failure, SPEECH)})
          </>
        )}
      </span>
    </p>
  );
}
