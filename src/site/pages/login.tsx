import type { FC } from 'hono/jsx';
import { Layout } from '../parts/layout.js';
import type { Ui } from '../ui.js';

export const LoginPage: FC<{ ui: Ui; back: string; wrong?: boolean }> = ({ ui, back, wrong }) => (
  <Layout ui={ui} title={ui.t('login')}>
    <h1>{ui.t('login')}</h1>
    <p>{ui.t('login.why')}</p>
    {wrong === true && (
      <p class="notice" role="alert">
        {ui.t('login.wrong')}
      </p>
    )}
    <form method="post" action="/login" class="login">
      <input type="hidden" name="csrf" value={ui.csrf} />
      <input type="hidden" name="back" value={back} />
      <p class="field">
        <label for="password">{ui.t('login.password')}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
      </p>
      <button type="submit" class="primary">
        {ui.t('login')}
      </button>
    </form>
  </Layout>
);
