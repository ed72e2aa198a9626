import type * as Electron from 'electron';

/** A menu line as a test reads it. */
export interface SeenMenuItem {
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly items: readonly SeenMenuItem[];
}

export interface SeenTray {
  readonly image: string | null;
  /** Every image set so far, oldest first. */
  readonly images: readonly string[];
  readonly tooltip: string | null;
  readonly menu: readonly SeenMenuItem[];
  /** How often a menu was set: on Linux each time closes an open one. */
  readonly menusSet: number;
  /** How many Trays there ever were. */
  readonly trays: number;
}

export interface SeenNotification {
  readonly title: string;
  readonly body: string;
}

/** What the recorder needs of the `electron` module: the real one in Electron, the stand-in elsewhere. */
export type RecordedModule = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'globalShortcut'
  | 'Menu'
  | 'Notification'
  | 'powerMonitor'
  | 'session'
  | 'shell'
  | 'Tray'
>;

export type Command = (name: string, args: readonly unknown[]) => unknown;

/**
 * Notes what the app gives to the desktop, and plays the user's part: it patches the module's public classes and objects
 * only, so that it works the same in Electron and in the stand-in. It stands alone: Electron is handed its text.
 */
export function installRecorder(electron: RecordedModule): Command {
  const {
    app,
    BrowserWindow,
    dialog,
    globalShortcut,
    Menu,
    Notification,
    powerMonitor,
    session,
    shell,
    Tray,
  } = electron;
  let tray: Electron.Tray | null = null;
  let menu: Electron.Menu | null = null;
  const images: string[] = [];
  let tooltip: string | null = null;
  let menusSet = 0;
  const trays = new Set<Electron.Tray>();
  let notificationMode: 'show' | 'fail' | 'silence' | 'unsupported' = 'show';
  const notifications: Electron.Notification[] = [];
  const openedLinks: string[] = [];
  const downloads: string[] = [];
  const shownFiles: string[] = [];
  let folderToPick: string | null = null;
  const opened: { menu: Electron.Menu | null } = { menu: null };
  const shortcuts = new Map<string, () => void>();
  let areShortcutsTaken = false;
  let question: { readonly buttons: readonly string[]; readonly answer: (response: number) => void } | null =
    null;

  const isMenu = (given: unknown): given is Electron.Menu =>
    typeof given === 'object' && given !== null && 'items' in given;
  /** Runs `note` before the method; an answer of true stands for the call itself. */
  const patch = <Owner extends object>(
    owner: Owner,
    name: string,
    note: (self: Owner, given: readonly unknown[]) => boolean,
  ): void => {
    const original: unknown = Reflect.get(owner, name);
    if (typeof original !== 'function') throw new Error(`nothing to patch at ${name}`);
    Reflect.set(owner, name, function (this: Owner, ...given: unknown[]): unknown {
      return note(this, given) ? undefined : Reflect.apply(original, this, given);
    });
  };
  patch(Tray.prototype, 'setImage', (self, [given]) => {
    tray = self;
    trays.add(self);
    images.push(typeof given === 'string' ? given : '(native image)');
    return false;
  });
  patch(Tray.prototype, 'setToolTip', (_self, [text]) => {
    tooltip = String(text);
    return false;
  });
  patch(Tray.prototype, 'setContextMenu', (_self, [given]) => {
    menu = isMenu(given) ? given : null;
    menusSet += 1;
    return false;
  });
  patch(Notification.prototype, 'show', (self) => {
    notifications.push(self);
    if (notificationMode === 'fail') setImmediate(() => self.emit('failed', {}, 'made to fail'));
    return notificationMode !== 'show';
  });
  const isSupported = Notification.isSupported.bind(Notification);
  Notification.isSupported = () => notificationMode !== 'unsupported' && isSupported();
  shell.openExternal = (url) => {
    openedLinks.push(url);
    return Promise.resolve();
  };

  shell.showItemInFolder = (path) => {
    shownFiles.push(path);
  };
  dialog.showOpenDialog = () =>
    Promise.resolve({
      canceled: folderToPick === null,
      filePaths: folderToPick === null ? [] : [folderToPick],
    });
  patch(Menu.prototype, 'popup', (self) => {
    opened.menu = self;
    // A menu that is open would hold the app in Electron.
    return true;
  });
  void app.whenReady().then(() => {
    session.defaultSession.on('will-download', (_event, item) => {
      const path = `${app.getPath('userData')}/saved-${downloads.length}-${item.getFilename()}`;
      downloads.push(path);
      // Electron would ask where to.
      item.setSavePath(path);
    });
  });
  globalShortcut.register = (accelerator, onPress) => {
    if (!areShortcutsTaken) shortcuts.set(accelerator, onPress);
    return !areShortcutsTaken;
  };
  globalShortcut.unregister = (accelerator) => {
    shortcuts.delete(accelerator);
  };
  globalShortcut.unregisterAll = () => shortcuts.clear();
  const ask = (options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> =>
    new Promise((resolve) => {
      const settle = (response: number): void => {
        question = null;
        resolve({ response, checkboxChecked: false });
      };
      question = { buttons: options.buttons ?? [], answer: settle };
      options.signal?.addEventListener('abort', () => settle(options.cancelId ?? 0));
    });
  const isQuestion = (given: object): given is Electron.MessageBoxOptions => 'message' in given;
  dialog.showMessageBox = (
    first: Electron.BaseWindow | Electron.MessageBoxOptions,
    second?: Electron.MessageBoxOptions,
  ) => ask(second ?? (isQuestion(first) ? first : { message: '' }));

  const look = (items: readonly Electron.MenuItem[]): SeenMenuItem[] =>
    items.map(({ label, type, enabled, checked, submenu }) => ({
      label,
      type,
      enabled,
      checked,
      items: look(submenu?.items ?? []),
    }));

  const openedLines = (): string[] => look(opened.menu?.items ?? []).map(({ label }) => label);

  const clickMenu = (path: readonly string[]): void => {
    let items = menu?.items ?? [];
    let found: Electron.MenuItem | undefined;
    for (const label of path) {
      found = items.find((item) => item.label === label);
      if (found === undefined) throw new Error(`no menu item ${path.join(' > ')}`);
      items = found.submenu?.items ?? [];
    }
    found?.click();
  };

  const notificationAt = (index: number): Electron.Notification => {
    const notification = notifications[index];
    if (notification === undefined) throw new Error(`no notification ${index}`);
    return notification;
  };

  const commands: Record<string, (...args: never[]) => unknown> = {
    tray: (): SeenTray => ({
      image: images.at(-1) ?? null,
      images,
      tooltip,
      menu: look(menu?.items ?? []),
      menusSet,
      trays: trays.size,
    }),
    clickMenu: (path: readonly string[]) => clickMenu(path),
    clickTray: (icon: Electron.Rectangle) => {
      tray?.emit('click', {}, icon, { x: icon.x, y: icon.y });
    },
    notifications: (): SeenNotification[] => notifications.map(({ title, body }) => ({ title, body })),
    clickNotification: (index: number) => {
      notificationAt(index).emit('click', {});
    },
    setNotifications: (mode: typeof notificationMode) => {
      notificationMode = mode;
    },
    openedLinks: () => openedLinks,
    downloads: () => downloads,
    shownFiles: () => shownFiles,
    /** The folder the user picks from now on; null for a user who changes their mind. */
    pickFolder: (folder: string | null) => {
      folderToPick = folder;
    },
    /** A right click in the newest window; answers the lines of the menu that opens. */
    rightClick: (params: Partial<Electron.ContextMenuParams>) => {
      opened.menu = null;
      BrowserWindow.getAllWindows().at(-1)?.webContents.emit('context-menu', {}, params);
      return openedLines();
    },
    clickContextMenu: (label: string) => opened.menu?.items.find((item) => item.label === label)?.click(),
    spelling: () => ({
      isOn: session.defaultSession.isSpellCheckerEnabled(),
      languages: session.defaultSession.getSpellCheckerLanguages(),
    }),
    power: (event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen') => {
      powerMonitor.emit(event);
    },
    pressShortcut: (accelerator: string) => shortcuts.get(accelerator)?.(),
    shortcuts: () => [...shortcuts.keys()],
    takeShortcuts: () => {
      areShortcutsTaken = true;
    },
    question: () => question?.buttons ?? null,
    answerQuestion: (button: string) => question?.answer(question.buttons.indexOf(button)),
    /** What a window is told by the system: the focus is gone, the page does not answer, or answers again. */
    tellWindow: (event: 'blur' | 'unresponsive' | 'responsive') => {
      BrowserWindow.getAllWindows().at(-1)?.emit(event);
    },
    crashWindow: () => BrowserWindow.getAllWindows().at(-1)?.webContents.forcefullyCrashRenderer(),
    windowCount: () => BrowserWindow.getAllWindows().length,
    /** The titles of the window's own menu. */
    windowMenu: () => look(Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label),
    areWindowsVisible: () => BrowserWindow.getAllWindows().every((window) => window.isVisible()),
    windowBounds: () => BrowserWindow.getAllWindows().map((window) => window.getBounds()),
    setWindowBounds: (bounds: Electron.Rectangle) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    maximizeWindow: () => BrowserWindow.getAllWindows()[0]?.maximize(),
    areWindowsMaximized: () => BrowserWindow.getAllWindows().every((window) => window.isMaximized()),
    closeWindows: () => {
      for (const window of BrowserWindow.getAllWindows()) window.close();
    },
    openForeignWindow: async (preload: string, url: string) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
      });
      await window.loadURL(url);
    },
    quit: () => {
      setImmediate(() => app.quit());
    },
    /** Quits, and clicks a line of the menu while the app is at it: just before its files are closed, and just after. */
    clickWhileQuitting: (path: readonly string[]) => {
      app.once('before-quit', () => clickMenu(path));
      app.on('quit', () => clickMenu(path));
      setImmediate(() => app.quit());
    },
  };

  return (name, args) => {
    const command = commands[name];
    if (command === undefined) throw new Error(`no command ${name}`);
    return Reflect.apply(command, undefined, [...args]);
  };
}
