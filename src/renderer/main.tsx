import './jitless.ts';
import './styles/index.css';
import { App } from './app.tsx';
import { mount } from './mount.tsx';

mount(<App />);
