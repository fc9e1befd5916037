import { statementsById } from '../../archive/views/index.js';
import { ownPath } from '../addresses.js';
import { decide, linkOf } from '../decisions.js';
import { DecisionsPage } from '../pages/decisions.js';
import type { Site } from '../site.js';
import { uiOf } from '../ui.js';

/** Decisions of the log shown on its page, the latest first. */
const SHOWN = 200;

/** People's decisions on what the machine joined: the form's target, and the log. */
export function decisionRoutes({ app, archive, guard, regroup }: Site): void {
  app.get('/decisions', async (c) => {
    const log = [...(await archive.corrections())].reverse().slice(0, SHOWN);
    const ends = log.flatMap(({ subject }) => {
      const link = linkOf(subject);
      return link === null ? [] : [link.from, link.to];
    });
    return c.html(<DecisionsPage ui={uiOf(c)} log={log} statements={await statementsById(archive.db, ends)} />);
  });
  app.post('/decisions', async (c) => {
    const form = await c.req.parseBody();
    guard.checkForm(c, form.csrf);
    await decide(archive, form);
    // Whoever decided need not wait for the grouping of a whole archive.
    regroup().catch((error: unknown) => console.error(error));
    return c.redirect(ownPath(form.back), 303);
  });
}
