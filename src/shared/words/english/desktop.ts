/** What the desktop app says outside of its window. */
export const desktop = {
  cannotStart: {
    title: 'Pilotlight cannot start',
    locked: (folder: string): string =>
      `Another Pilotlight is at work in ${folder}, probably one in a terminal. Its dashboard shows the same; end it to start the app.`,
    unexpected: (reason: string): string => `Something went wrong in Pilotlight itself: ${reason}`,
  },
  noTray: {
    title: 'No tray icon here',
    text: 'This desktop shows no tray icons, so Pilotlight has none here. Starting it again opens its window, and messages come as usual. On GNOME, the extension “AppIndicator and KStatusNotifierItem Support” shows the icon.',
  },
  window: {
    closed: 'The window was closed',
    lost: 'The window stopped working and was opened anew.',
    lostTwice: 'The window stopped working twice within a minute and was closed.',
    hangs: 'The window does not answer.',
    hangsDetail: 'Pilotlight goes on watching in the background.',
    openAnew: 'Open it anew',
    wait: 'Wait',
    unsaved: 'What you wrote is not on disk yet.',
    unsavedDetail:
      'It could not be saved, and would be lost with the window. Make room on the disk, or copy the text to another place.',
    keepOpen: 'Keep it open',
    closeAnyway: 'Close and lose it',
  },
  keysTaken: (keys: string): string =>
    `The keys ${keys} could not be taken: another program has them, or this desktop gives none away.`,
  keysTwice: (keys: string): string =>
    `The keys ${keys} open the dashboard already, so that they do not open the notes.`,
  startAtLogin: {
    approval: 'Start at login waits for your approval: System Settings › General › Login Items.',
    failed: 'Start at login could not be changed: the system refused.',
  },
  /** The menu of a right click. */
  editing: {
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    addWord: 'Add to the dictionary',
  },
  /** The window's own menu. */
  menu: {
    about: 'About Pilotlight',
    services: 'Services',
    hide: 'Hide Pilotlight',
    hideOthers: 'Hide others',
    unhide: 'Show all',
    file: 'File',
    close: 'Close window',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    view: 'View',
    resetZoom: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    window: 'Window',
    minimize: 'Minimize',
    zoom: 'Zoom',
    front: 'Bring all to front',
  },
  notesFolder: 'Where should the notes go?',
};
