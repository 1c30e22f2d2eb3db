/** `listEnrolments`. */
import { openEnrolments } from '../enrolments/enrolments.ts'
import type { Handler } from './handler.ts'

export const listEnrolments: Handler<'listEnrolments'> = async (_, { keepingKey }, { dataFolder }) =>
  keepingKey
    ? openEnrolments(dataFolder, keepingKey)
        .list()
        .map(({ origin, reference, since, subject, token, key }) => ({ origin, reference, since, subject, token, key }))
    : []
