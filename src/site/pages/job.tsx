import type { FC } from 'hono/jsx';
import type { Job } from '../adding.js';
import { to } from '../addresses.js';
import { Layout } from '../parts/layout.js';
import { Bdi } from '../parts/text.js';
import type { Ui } from '../ui.js';

/** How far an addition is: what was added, what was there already, what failed and why. */
export const JobPage: FC<{ ui: Ui; job: Job }> = ({ ui, job }) => {
  const of = (status: string) => job.items.filter((i) => i.status === status).length;
  return (
    <Layout ui={ui} title={ui.t('job')} part="add" {...(job.done ? {} : { refresh: 1 })}>
      <h1>{ui.t(job.done ? 'job.done' : 'job.running')}</h1>
      <div data-live={job.done ? undefined : 'poll'} id="job">
        <p role="status" class="job-counts">
          <span>{ui.count('job.added', of('added'))}</span> <span>{ui.count('job.present', of('present'))}</span>{' '}
          <span>{ui.count('job.failed', of('failed'))}</span>
        </p>
        {!job.done && <progress aria-label={ui.t('job.running')}></progress>}
        {job.problem !== null && (
          <p class="notice" role="alert">
            <bdi dir="auto">{job.problem}</bdi>
          </p>
        )}
        <ul class="plain job-items">
          {job.items.map((item) => (
            <li class={`job-${item.status}`}>
              <span class="job-status">{ui.t(`job.status.${item.status}`)}</span>{' '}
              {item.id === null ? (
                <Bdi text={item.source} />
              ) : (
                <a href={to.article(item.id)}>
                  <Bdi text={item.source} />
                </a>
              )}
              {item.reason !== null && (
                <>
                  {' — '}
                  <bdi dir="auto">{item.reason}</bdi>
                </>
              )}
            </li>
          ))}
        </ul>
        <p>
          <a href="/add">{ui.t('job.more')}</a>
        </p>
      </div>
    </Layout>
  );
};
