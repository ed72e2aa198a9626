import type { DownloadItem } from 'electron';
import type { Download } from 'playwright-core';
import { faceOf } from './face.ts';
import { toAppUrl } from './own-origin.ts';
import { preventable } from './preventable.ts';
import type { StandInSession } from './session.ts';

const MEMBERS = ['getURL', 'getFilename', 'setSavePath'] as const satisfies readonly (keyof DownloadItem)[];

export const DOWNLOAD_FACE = { declared: 'DownloadItem', members: MEMBERS, statics: [] };

/** `electron.DownloadItem`: where nobody sets a path, Electron would ask the user, who here saves nothing. */
class StandInDownload implements Pick<DownloadItem, (typeof MEMBERS)[number]> {
  savePath: string | null = null;
  private readonly download: Download;

  constructor(download: Download) {
    this.download = download;
  }

  getURL(): string {
    const url = this.download.url();
    return url.startsWith('blob:') ? `blob:${toAppUrl(url.slice('blob:'.length))}` : toAppUrl(url);
  }

  getFilename(): string {
    return this.download.suggestedFilename();
  }

  setSavePath(path: string): void {
    this.savePath = path;
  }
}

/** Tells the session of a download and does what its listeners want done with it. */
export async function raiseDownload(session: StandInSession, download: Download): Promise<void> {
  const item = new StandInDownload(download);
  const event = preventable({});
  session.emit('will-download', event, faceOf('DownloadItem', item, DOWNLOAD_FACE));
  if (event.defaultPrevented || item.savePath === null) await download.cancel();
  else await download.saveAs(item.savePath);
}
