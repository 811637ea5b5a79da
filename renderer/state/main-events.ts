import type { AppEvent, Job } from '../../shared/api.ts'
import { assertNever } from '../../shared/result.ts'
import { takeFindJob, takeFound } from '../find/find-session.ts'
import { takeSurvey } from '../import/import-session.ts'
import { takeInbox, takeInboxJob } from '../inbox/inbox-store.ts'
import { appStore, tell } from './app.ts'
import { closeWindow } from './leave.ts'
import { refreshArticle } from './navigate.ts'
import { listen } from './request.ts'

/** Listens to main for as long as the window lives. */
export const followMain = (): (() => void) => listen(takeEvent)

function takeEvent(event: AppEvent): void {
  switch (event.name) {
    case 'job':
      takeJob(event.job)
      return
    case 'problem':
      tell([event.problem])
      return
    case 'found':
      takeFound(event.job, event.found)
      return
    case 'inbox':
      takeInbox(event.job, event.items)
      return
    case 'closing':
      void closeWindow()
      return
    default:
      assertNever(event)
  }
}

function takeJob(job: Job): void {
  if (job.kind === 'find') {
    takeFindJob(job)
    return
  }
  if (job.kind === 'inbox') {
    takeInboxJob(job)
    return
  }
  if (job.kind === 'survey' && job.state !== 'running' && job.state !== 'failed') {
    forgetJob(job.id)
    takeSurvey(job)
    return
  }
  appStore.setState(({ jobs }) => ({ jobs: new Map(jobs).set(job.id, job) }))
  // Only an article that was here already can be the open one; it may have been reached before the import was stopped.
  if (job.kind === 'import' && job.state !== 'running' && job.imported !== null && job.imported.known > 0)
    void refreshArticle()
}

/** Takes a finished job's result off the screen. */
export function forgetJob(id: string): void {
  appStore.setState(({ jobs }) => ({ jobs: new Map([...jobs].filter(([key]) => key !== id)) }))
}
