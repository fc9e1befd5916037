import type { FC } from 'hono/jsx';
import { Layout } from '../parts/layout.js';
import type { Ui } from '../ui.js';

/** The ways in: an address or feed, a pasted text, saved pages. Also on the front page. */
export const AddForm: FC<{ ui: Ui }> = ({ ui }) => (
  <form method="post" action="/add" enctype="multipart/form-data" class="add-form" data-drop>
    <input type="hidden" name="csrf" value={ui.csrf} />
    <p class="field">
      <label for="a-address">{ui.t('add.address')}</label>
      <input
        id="a-address"
        name="address"
        type="url"
        dir="ltr"
        placeholder="https://"
        inputmode="url"
        autocomplete="off"
      />
    </p>
    <p class="field">
      <label for="a-text">{ui.t('add.text')}</label>
      <textarea id="a-text" name="text" rows={5} dir="auto" placeholder={ui.t('add.text.hint')}></textarea>
    </p>
    <p class="field drop">
      <label for="a-files">{ui.t('add.files')}</label>
      <input id="a-files" name="files" type="file" multiple />
      <span class="hint">{ui.t('add.files.hint')}</span>
    </p>
    <p>
      <button type="submit" class="primary">
        {ui.t('add.submit')}
      </button>
    </p>
  </form>
);

export const AddPage: FC<{ ui: Ui; problem?: string }> = ({ ui, problem }) => (
  <Layout ui={ui} title={ui.t('add')} part="add">
    <h1>{ui.t('add')}</h1>
    {problem !== undefined && (
      <p class="notice" role="alert">
        {problem}
      </p>
    )}
    <AddForm ui={ui} />
  </Layout>
);
