import { randomUUID } from 'node:crypto';
import type { Site } from '../site.js';
import { createJobs, type Given } from '../adding.js';
import { AddPage } from '../pages/add.js';
import { JobPage } from '../pages/job.js';
import { Problem } from '../../model/index.js';
import { Refused } from '../safety/guard.js';
import { uiOf } from '../ui.js';

const words = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

async function givenOf(form: Readonly<Record<string, unknown>>): Promise<Given> {
  const sent = form.files === undefined ? [] : Array.isArray(form.files) ? form.files : [form.files];
  const files = await Promise.all(
    sent
      .filter((f): f is File => f instanceof File && f.size > 0)
      .map(async (f) => ({ name: f.name, bytes: new Uint8Array(await f.arrayBuffer()) })),
  );
  return { address: words(form.address), text: words(form.text), files };
}

/** Adding from the browser: a form, a job in the background, a page that shows how far it is. */
export function addRoutes({ app, guard, adder }: Site): void {
  const jobs = adder === null ? null : createJobs(adder, () => randomUUID());
  app.get('/add', (c) => {
    if (!c.get('canWrite') || jobs === null) throw new Refused(403, 'read-only');
    return c.html(<AddPage ui={uiOf(c)} />);
  });
  app.post('/add', async (c) => {
    if (jobs === null) throw new Refused(403, 'read-only');
    const form = await c.req.parseBody({ all: true });
    guard.checkForm(c, form.csrf);
    const given = await givenOf(form);
    const ui = uiOf(c);
    if (given.address === null && given.text === null && given.files.length === 0) {
      return c.html(<AddPage ui={ui} problem={ui.t('add.nothing')} />, 400);
    }
    return c.redirect(`/jobs/${jobs.start(given).id}`, 303);
  });
  const jobOf = (id: string) => {
    const job = jobs?.find(id) ?? null;
    if (job === null) throw new Problem('not-found', 'there is no such job');
    return job;
  };
  app.get('/jobs/:id', (c) => {
    if (!c.get('canWrite')) throw new Refused(403, 'read-only');
    return c.html(<JobPage ui={uiOf(c)} job={jobOf(c.req.param('id'))} />);
  });
}
