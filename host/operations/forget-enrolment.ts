/** `forgetEnrolment`: its key stays on the token. */
import { openEnrolments } from '../enrolments/enrolments.ts'
import type { Handler } from './handler.ts'

export const forgetEnrolment: Handler<'forgetEnrolment'> = async (name, { keepingKey }, { dataFolder }) => {
  if (keepingKey) openEnrolments(dataFolder, keepingKey).forget(name)
  return {}
}
