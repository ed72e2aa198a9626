import type { PageView } from '../../../shared/snapshot.ts';
import { pageFailureWords } from '../../../shared/words/code.ts';
import { ExternalLink } from '../../components/external-link.tsx';
import { Age } from '../../components/moment.tsx';
import { SPEECH } from '../../speech.ts';

function host(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : address;
}

/** The official page: when it was last read, from where, and why not since. */
export function PageLine({ page }: { readonly page: PageView }) {
  return (
    <p className="page-line">
      <ExternalLink url={page.url}>Status page</ExternalLink>{' '}
      <span className="muted">
        {page.readAt === null ? (
          'never read so far'
        ) : (
          <>
            read <Age at={page.readAt} />
          </>
        )}
        {page.mirror === null ? '' : ` from its mirror ${host(page.mirror)}`}
        {page.failure === null ? null : (
          <>
            {' '}
            · could not be read <Age at={page.failure.at} /> ({pageFailureWords(page.failure, SPEECH)})
          </>
        )}
      </span>
    </p>
  );
}
