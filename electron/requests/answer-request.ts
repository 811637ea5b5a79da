import { type RequestName, requests } from '../../shared/api.ts'
import type { Result } from '../../shared/result.ts'
import { toWire } from '../../shared/wire.ts'
import { agreementRequests } from './agreement-requests.ts'
import { concordanceRequests } from './concordance-requests.ts'
import { deedRequests } from './deed-requests.ts'
import { documentRequests } from './document-requests.ts'
import { jobRequests } from './job-requests.ts'
import type { Handlers, RequestContext } from './request-context.ts'
import { schemeRequests } from './scheme-requests.ts'
import { sessionRequests } from './session-requests.ts'

const handlers: Handlers = {
  ...sessionRequests,
  ...documentRequests,
  ...deedRequests,
  ...schemeRequests,
  ...agreementRequests,
  ...concordanceRequests,
  ...jobRequests,
}

export const requestNames = Object.keys(requests).filter(isRequestName)

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name)
}

/**
 * Answers one request: JSON in, a `Result` out as it crosses to the page. Arguments that do not fit are a bug of the page and throw,
 * like every other bug.
 */
export async function answerRequest(context: RequestContext, name: RequestName, json: string): Promise<string> {
  return toWire(await handle(context, name, JSON.parse(json)))
}

async function handle<Name extends RequestName>(
  context: RequestContext,
  name: Name,
  args: unknown,
): Promise<Result<unknown>> {
  const { [name]: request } = requests
  const { [name]: handler } = handlers
  // The table ties a request's arguments to its handler; the compiler cannot follow one name through both unions.
  return (handler as (context: RequestContext, args: unknown) => Promise<Result<unknown>>)(
    context,
    request.args.parse(args),
  )
}
