import type { FC } from 'hono/jsx';
import { Layout } from '../parts/layout.js';
import type { Ui } from '../ui.js';

/** What went wrong, in words that help, with a way on. */
export const ErrorPage: FC<{ ui: Ui; status: number; detail?: string }> = ({ ui, status, detail }) => {
  const key = ui.has(`error.${status}`) ? `error.${status}` : 'error.500';
  return (
    <Layout ui={ui} title={ui.t(key)}>
      <h1>{ui.t(key)}</h1>
      <p>{ui.t(`${key}.more`)}</p>
      {detail !== undefined && (
        <p class="detail">
          <bdi dir="auto">{detail}</bdi>
        </p>
      )}
      <p>
        <a href="/">{ui.t('error.home')}</a>
      </p>
    </Layout>
  );
};
