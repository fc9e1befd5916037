import type { FC } from 'hono/jsx';
import { Layout } from '../parts/layout.js';
import type { Ui } from '../ui.js';

const EXAMPLES = [
  '/api/search?q=',
  '/api/statements?act=deny',
  '/api/stories',
  '/api/claims',
  '/api/actors',
  '/api/places',
  '/api/articles?limit=5',
  '/api/stats',
];

export const ApiPage: FC<{ ui: Ui }> = ({ ui }) => (
  <Layout ui={ui} title={ui.t('api')}>
    <h1>{ui.t('api')}</h1>
    <p class="lead">{ui.t('api.lead')}</p>
    <p>
      {ui.t('api.describe')}{' '}
      <a href="/api/openapi.json" class="mono" dir="ltr">
        /api/openapi.json
      </a>
    </p>
    <h2>{ui.t('api.examples')}</h2>
    <ul class="plain">
      {EXAMPLES.map((path) => (
        <li dir="ltr">
          <a href={path} class="mono">
            {path}
          </a>
        </li>
      ))}
    </ul>
  </Layout>
);
