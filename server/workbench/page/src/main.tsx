import { createRoot } from 'react-dom/client';
import { Workbench } from './shell/Workbench';
import './style.css';
import { get, type Desk } from './wire';

const root = createRoot(document.getElementById('root')!);
get<Desk>('/workbench/desk').then(
  (desk) => root.render(<Workbench desk={desk} />),
  (error: Error) => root.render(<p role="alert">The workbench does not answer: {error.message}. Start it again with mvn -Pdemo.</p>),
);
