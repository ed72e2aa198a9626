import './jitless.ts';
import './styles/index.css';
import { App } from './app.tsx';
import { mount } from './mount.tsx';
import { parseRoute } from './route.ts';
import { loadPad } from './views/notes/load-pad.ts';

// A window opened to write in fetches the editor beside the first snapshot; what fails here is tried again when it is drawn.
if (parseRoute(globalThis.location.hash).view === 'notes') void loadPad().catch(() => undefined);

mount(<App />);
