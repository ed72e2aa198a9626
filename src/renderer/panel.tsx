import './jitless.ts';
import './styles/panel-page.css';
import { mount } from './mount.tsx';
import { PanelPage } from './views/panel/panel-page.tsx';

mount(<PanelPage />);
